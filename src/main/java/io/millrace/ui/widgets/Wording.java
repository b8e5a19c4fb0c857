package io.millrace.ui.widgets;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Says in words what is picked from a list or stands at an axis, where nobody types. */
public final class Wording<T> extends StringConverter<T> {

    private final Function<? super T, String> words;

    /**
     * Nothing is said of null.
     *
     * @param words for all else
     */
    public Wording(Function<? super T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("Nobody types \"%s\" here".formatted(typed));
    }
}
