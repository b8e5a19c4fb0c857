package io.millrace.warehouse;

import io.millrace.db.Database;
import io.millrace.work.Run;
import java.util.Optional;

/** The figures that people look at. Every one dates sales by the order. */
public interface Reports {

    /** Reads them from the star schema of that warehouse. */
    static Reports of(Database warehouse) {
        return new StarReports(warehouse);
    }

    /**
     * The days of which there is data; nothing where no sale was ever loaded.
     *
     * @throws io.millrace.MillraceException if the warehouse cannot be read, or with code CANCELLED
     */
    Optional<Extent> extent(Run run);

    /**
     * The figures of a period; nothing where no sale was ever loaded.
     *
     * @throws io.millrace.MillraceException if the warehouse cannot be read, or with code CANCELLED
     */
    Optional<Overview> overview(PeriodChoice choice, Run run);

    /**
     * The product with the most sales; nothing where nothing was sold. Looks at each line of the
     * period and of the one before, so it takes longer than the overview.
     *
     * @throws io.millrace.MillraceException if the warehouse cannot be read, or with code CANCELLED
     */
    Optional<TopProduct> topProduct(Period period, Run run);
}
