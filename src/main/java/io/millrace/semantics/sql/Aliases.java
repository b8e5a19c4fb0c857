package io.millrace.semantics.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each column of a statement a name of its own that neither server reserves. */
final class Aliases {

    /** Words that MySQL or MariaDB reserves and that a model may well use as names. */
    private static final Set<String> RESERVED =
            Set.of(
                    "all",
                    "as",
                    "asc",
                    "between",
                    "both",
                    "by",
                    "call",
                    "case",
                    "change",
                    "character",
                    "check",
                    "column",
                    "condition",
                    "convert",
                    "create",
                    "cross",
                    "cube",
                    "current_date",
                    "cursor",
                    "database",
                    "date",
                    "default",
                    "delayed",
                    "delete",
                    "desc",
                    "describe",
                    "distinct",
                    "div",
                    "double",
                    "drop",
                    "each",
                    "else",
                    "empty",
                    "end",
                    "exists",
                    "exit",
                    "explain",
                    "false",
                    "fetch",
                    "first_value",
                    "float",
                    "for",
                    "force",
                    "from",
                    "function",
                    "general",
                    "grant",
                    "group",
                    "grouping",
                    "groups",
                    "having",
                    "if",
                    "ignore",
                    "in",
                    "index",
                    "inner",
                    "insert",
                    "int",
                    "interval",
                    "into",
                    "is",
                    "join",
                    "key",
                    "keys",
                    "kill",
                    "lag",
                    "lead",
                    "leading",
                    "leave",
                    "left",
                    "like",
                    "limit",
                    "lines",
                    "load",
                    "lock",
                    "long",
                    "loop",
                    "match",
                    "mod",
                    "natural",
                    "not",
                    "null",
                    "of",
                    "offset",
                    "on",
                    "optimize",
                    "option",
                    "or",
                    "order",
                    "out",
                    "outer",
                    "over",
                    "partition",
                    "position",
                    "primary",
                    "procedure",
                    "purge",
                    "range",
                    "rank",
                    "read",
                    "real",
                    "recursive",
                    "references",
                    "release",
                    "rename",
                    "repeat",
                    "replace",
                    "require",
                    "return",
                    "returning",
                    "revoke",
                    "right",
                    "row",
                    "row_number",
                    "rows",
                    "schema",
                    "select",
                    "separator",
                    "set",
                    "show",
                    "signal",
                    "spatial",
                    "sql",
                    "starting",
                    "system",
                    "table",
                    "terminated",
                    "then",
                    "to",
                    "trailing",
                    "trigger",
                    "true",
                    "undo",
                    "union",
                    "unique",
                    "unlock",
                    "unsigned",
                    "update",
                    "usage",
                    "use",
                    "using",
                    "values",
                    "varying",
                    "when",
                    "where",
                    "while",
                    "window",
                    "with",
                    "write",
                    "xor",
                    "zerofill");

    private final Map<Object, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The name of a thing, always the same. */
    String of(Object thing, String wanted) {
        return given.computeIfAbsent(thing, _ -> free(clean(wanted)));
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** A name that needs no quotes. */
    static String clean(String wanted) {
        String name = wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        if (!name.matches("[a-z].*") || RESERVED.contains(name)) {
            return "the_" + name;
        }
        return name.substring(0, Math.min(name.length(), 50));
    }
}
