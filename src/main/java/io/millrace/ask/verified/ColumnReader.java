package io.millrace.ask.verified;

import io.millrace.ask.guard.ResultColumn;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.MeasureDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.Column.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Tells what the columns of SQL hold that nobody compiled: by what its file says, else by the names
 * of the model, else by their types.
 */
public final class ColumnReader {

    private final SemanticModel model;

    public ColumnReader(SemanticModel model) {
        this.model = model;
    }

    /** The columns of a verified question's rows, in their order. */
    public List<Column> columns(VerifiedQuestion question, List<ResultColumn> columns) {
        return columns.stream()
                .map(column -> {
                    VerifiedQuestion.Figure said = question.columns().get(column.name());
                    return said == null
                            ? column(column)
                            : column(column, said.label(), said.format(), role(said.format()));
                })
                .toList();
    }

    private Column column(ResultColumn column) {
        MeasureDefinition measure = model.measures().get(column.name());
        if (measure != null) {
            return column(column, measure.label(), measure.format(), Role.VALUE);
        }
        DimensionDefinition dimension = model.dimensions().get(column.name());
        if (dimension != null) {
            return column(column, dimension.label(), Format.TEXT, Role.GROUP);
        }
        String label = column.name().replace('_', ' ');
        return isUnit(column.name())
                ? column(column, label, unitFormat(column), Role.TIME)
                : byType(column, label);
    }

    private Column byType(ResultColumn column, String label) {
        return switch (column.type()) {
            case WHOLE_NUMBER -> column(column, label, Format.NUMBER, Role.VALUE);
            case DECIMAL, FLOATING -> column(column, label, Format.DECIMAL, Role.VALUE);
            case DATE -> column(column, label, Format.DATE, Role.VALUE);
            case TRUTH, TIME, TIMESTAMP, TEXT, BINARY ->
                    column(column, label, Format.TEXT, isId(column) ? Role.ID : Role.GROUP);
        };
    }

    /** The number that goes with the name of a product or a customer. */
    private boolean isId(ResultColumn column) {
        return model.dimensions().keySet().stream()
                .anyMatch(name -> column.name().equals(name + "_id"));
    }

    private static Role role(Format format) {
        return switch (format) {
            case TEXT -> Role.GROUP;
            case MONEY, NUMBER, DECIMAL, PERCENT, DAYS, DATE -> Role.VALUE;
        };
    }

    private static boolean isUnit(String name) {
        return Arrays.stream(Unit.values())
                .anyMatch(unit -> unit.name().toLowerCase(Locale.ROOT).equals(name));
    }

    private static Format unitFormat(ResultColumn column) {
        return column.type() == ResultColumn.Type.DATE ? Format.DATE : Format.TEXT;
    }

    private static Column column(ResultColumn column, String label, Format format, Role role) {
        String capital =
                label.isEmpty()
                        ? label
                        : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
        return new Column(column.name(), capital, format, role);
    }
}
