package io.millrace.warehouse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;

/** A period as a person picks it: relative to the last day of data, or by its days. */
public sealed interface PeriodChoice {

    /** The days that are meant, given the data there is. */
    Period within(Extent extent);

    /** Days that the person named. */
    record Custom(Period period) implements PeriodChoice {
        @Override
        public Period within(Extent extent) {
            return period;
        }
    }

    /** A period that moves on with the data; one that is still running ends on its last day. */
    enum Preset implements PeriodChoice {
        THIS_MONTH {
            @Override
            public Period within(Extent extent) {
                return new Period(extent.last().withDayOfMonth(1), extent.last());
            }
        },
        LAST_MONTH {
            @Override
            public Period within(Extent extent) {
                return Period.ofMonth(YearMonth.from(extent.last()).minusMonths(1));
            }
        },
        THIS_QUARTER {
            @Override
            public Period within(Extent extent) {
                return new Period(extent.last().with(IsoFields.DAY_OF_QUARTER, 1L), extent.last());
            }
        },
        THIS_YEAR {
            @Override
            public Period within(Extent extent) {
                return new Period(extent.last().withDayOfYear(1), extent.last());
            }
        },
        LAST_YEAR {
            @Override
            public Period within(Extent extent) {
                LocalDate first = extent.last().withDayOfYear(1);
                return new Period(first.minusYears(1), first.minusDays(1));
            }
        },
        LAST_12_MONTHS {
            @Override
            public Period within(Extent extent) {
                return new Period(extent.last().withDayOfMonth(1).minusMonths(11), extent.last());
            }
        },
        ALL_TIME {
            @Override
            public Period within(Extent extent) {
                return new Period(extent.first(), extent.last());
            }
        }
    }
}
