package io.millrace.warehouse;

import io.millrace.MillraceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How each role sees the columns of the warehouse.
 *
 * @param columns every column that is named, with a word for every role
 * @param revealing the roles that may see who a customer is for a reason
 */
public record MaskingPolicy(Map<ColumnName, Map<Mart, Masking>> columns, Set<Mart> revealing) {

    private static final String FILE = "masking.yaml";

    public MaskingPolicy {
        columns = Map.copyOf(columns);
        revealing = Set.copyOf(revealing);
    }

    /** The policy that ships with Millrace. */
    public static MaskingPolicy shipped() {
        MaskingPolicyFile file = MaskingPolicyFile.shipped();
        return new MaskingPolicy(file.columns(), file.revealing().orElse(Set.of()));
    }

    /**
     * The shipped policy, and above it, column by column, the {@code masking.yaml} of the home.
     *
     * @throws MillraceException with code CONFIGURATION and everything that is wrong with the file
     */
    public static MaskingPolicy load(Path home) {
        Path file = file(home);
        return Files.exists(file) ? shipped().under(MaskingPolicyFile.read(file)) : shipped();
    }

    /** Where a company's own policy lies, or would. */
    public static Path file(Path home) {
        return home.resolve(FILE);
    }

    private MaskingPolicy under(MaskingPolicyFile own) {
        Map<ColumnName, Map<Mart, Masking>> both = new HashMap<>(columns);
        both.putAll(own.columns());
        return new MaskingPolicy(both, own.revealing().orElse(revealing));
    }

    Optional<Masking> of(ColumnName column, Mart mart) {
        return Optional.ofNullable(columns.get(column)).map(words -> words.get(mart));
    }

    /** Whether every role sees a column as it is; no for columns that the policy does not name. */
    public boolean isClear(String table, String column) {
        return words(table, column).stream().allMatch(Masking.Clear.class::isInstance)
                && names(new ColumnName(table, column));
    }

    /** Whether some role sees nothing of a column. */
    public boolean isHidden(String table, String column) {
        return words(table, column).stream().anyMatch(Masking.Hidden.class::isInstance);
    }

    private Collection<Masking> words(String table, String column) {
        return columns.getOrDefault(new ColumnName(table, column), Map.of()).values();
    }

    boolean names(ColumnName column) {
        return columns.containsKey(column);
    }

    /**
     * Holds the policy against the warehouse.
     *
     * @throws MillraceException with code CONFIGURATION, naming each column that the warehouse does
     *     not have, and each that cannot be masked in the way wanted
     */
    void check(Collection<TableColumn> structure) {
        Map<ColumnName, TableColumn> known =
                structure.stream().collect(Collectors.toMap(TableColumn::name, column -> column));
        List<String> faults = new ArrayList<>();
        columns.forEach((name, words) -> {
            TableColumn column = known.get(name);
            if (column == null) {
                faults.add(name + " is no column of the warehouse; take it out, or correct it");
            } else if (!column.isText() && words.values().stream().anyMatch(this::isText)) {
                faults.add(
                        name
                                + " holds no texts, so there is no pseudonym or prefix of"
                                + " it; write  clear  or  hidden");
            }
        });
        MaskingPolicyFile.raise(FILE, faults.stream().sorted().toList());
    }

    private boolean isText(Masking masking) {
        return switch (masking) {
            case Masking.Clear(), Masking.Hidden() -> false;
            case Masking.Pseudonym(), Masking.Prefix(_) -> true;
        };
    }
}
