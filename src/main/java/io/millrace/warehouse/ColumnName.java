package io.millrace.warehouse;

/** A column of the warehouse by its table's name and its own. */
record ColumnName(String table, String column) {

    @Override
    public String toString() {
        return table + "." + column;
    }
}
