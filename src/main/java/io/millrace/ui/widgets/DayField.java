package io.millrace.ui.widgets;

import java.time.LocalDate;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Picks or takes a day; what is typed counts at once, as far as it is one. */
public final class DayField extends DatePicker {

    private final Typed typed = Typed.ofDesktop();

    public DayField() {
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable LocalDate day) {
                        return day == null ? "" : typed.day(day);
                    }

                    @Override
                    public @Nullable LocalDate fromString(@Nullable String text) {
                        return text == null ? null : typed.day(text).orElse(null);
                    }
                });
        setShowWeekNumbers(false);
    }
}
