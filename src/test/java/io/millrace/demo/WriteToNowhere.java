package io.millrace.demo;

import java.sql.SQLException;

/** Makes all rows of a size and drops them; a process of its own, so that its heap can be small. */
final class WriteToNowhere {

    private WriteToNowhere() {}

    public static void main(String[] arguments) throws SQLException {
        DemoCompany.Size size = new DemoCompany.Size(Long.parseLong(arguments[0]));
        DemoData data = new DemoData(DemoCompany.SEED, size);
        long lines = 0;
        for (DemoTable table : DemoTable.values()) {
            CopyRows rows = new CopyRows((buffer, length) -> {});
            data.write(table, rows);
            lines = table == DemoTable.ORDER_LINE ? rows.rows() : lines;
        }
        System.out.println(lines);
    }
}
