package io.millrace.oltp.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a file has which column.
 *
 * @param positions of the known columns, from 0
 * @param ignored headers that mean nothing here
 * @param doubled titles of the columns that the header names twice
 * @param rejects whether the file holds the rejected rows of an earlier import
 */
public record Columns(
        Map<Column, Integer> positions,
        List<String> ignored,
        List<String> doubled,
        boolean rejects) {

    /** What a file of rejected rows has before the columns of the file that they come from. */
    public static final List<String> OF_REJECTS =
            List.of("Line", "Column", "Value", "Reason", "Order Line", "Format");

    public Columns {
        positions = Collections.unmodifiableMap(new EnumMap<>(positions));
    }

    /** Finds the known columns in a header. */
    public static Columns of(List<String> header) {
        return of(header, Map.of());
    }

    /**
     * Finds the known columns in a header of which a person knows some better.
     *
     * @param chosen by its place, from 0, what a column means; empty if it means nothing here
     */
    public static Columns of(List<String> header, Map<Integer, Optional<Column>> chosen) {
        boolean rejects =
                header.size() > OF_REJECTS.size()
                        && header.subList(0, OF_REJECTS.size()).equals(OF_REJECTS);
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        List<String> ignored = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        for (int i = rejects ? OF_REJECTS.size() : 0; i < header.size(); i++) {
            Column column =
                    chosen.getOrDefault(i, Column.named(header.get(i))).orElse(Column.FORMAT);
            if (column == Column.FORMAT) {
                ignored.add(header.get(i));
            } else if (positions.putIfAbsent(column, i) != null) {
                doubled.add(column.title());
            }
        }
        if (rejects) {
            positions.putIfAbsent(Column.ORDER_LINE, OF_REJECTS.indexOf("Order Line"));
            positions.put(Column.FORMAT, OF_REJECTS.indexOf("Format"));
        }
        ignored.removeIf(String::isEmpty);
        return new Columns(positions, List.copyOf(ignored), List.copyOf(doubled), rejects);
    }

    /**
     * The header in such names that it is read again as a person chose.
     *
     * @param chosen as for {@link #of(List, Map)}
     */
    public static List<String> renamed(List<String> header, Map<Integer, Optional<Column>> chosen) {
        List<String> names = new ArrayList<>(header);
        chosen.forEach((place, meaning) -> {
            if (place < names.size() && !Column.named(names.get(place)).equals(meaning)) {
                names.set(
                        place, meaning.map(Column::title).orElse("Not read: " + names.get(place)));
            }
        });
        return names;
    }

    /** The place of the first column that the rows themselves brought, from 0. */
    public int ownFrom() {
        return rejects ? OF_REJECTS.size() : 0;
    }

    public boolean has(Column column) {
        return positions.containsKey(column);
    }

    /** What the row says in that column, without blanks around it; empty where it says nothing. */
    public String text(Row row, Column column) {
        Integer position = positions.get(column);
        return position == null ? "" : Texts.strip(row.field(position));
    }
}
