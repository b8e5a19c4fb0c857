package io.millrace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.millrace.access.Audit;
import io.millrace.access.AuditEntry;
import io.millrace.access.AuditFilter;
import io.millrace.work.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace audit list}: who did what, the newest first. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List who did what, the newest first.")
final class AuditListCommand extends PartsCommand {

    /** What would begin another line, or turn one around, if somebody wrote it into the audit. */
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Option(names = "--person", paramLabel = "NAME", description = "Only what this person did.")
    private @Nullable String person;

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description = "Only such events, for example update.")
    private @Nullable String event;

    @Option(
            names = "--subject",
            paramLabel = "SUBJECT",
            description = "Only what was done to it, for example sales_order.")
    private @Nullable String subject;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Only rows with this in their key, for example an order's number.")
    private @Nullable String id;

    @Option(names = "--from", paramLabel = "DATE", description = "From this day on (UTC).")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "Up to and with this day (UTC).")
    private @Nullable LocalDate until;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (usual: 100).")
    private int limit = 100;

    @Override
    int execute(Parts parts, Run run, Output out) {
        AuditFilter filter =
                new AuditFilter(
                        person,
                        event,
                        subject,
                        id,
                        beginning(from),
                        until == null ? null : beginning(until.plusDays(1)),
                        limit);
        List<AuditEntry> entries = new Audit(parts.databases()).list(filter, run);
        if (isJson()) {
            out.json(Map.of("entries", entries.stream().map(AuditListCommand::json).toList()));
        } else {
            entries.forEach(entry -> out.line("%s", line(entry)));
        }
        return MillraceCommand.DONE;
    }

    private static @Nullable Instant beginning(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String line(AuditEntry entry) {
        String what =
                Stream.of(entry.key(), entry.before(), entry.after())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" → "));
        String line =
                "%s %-9s %s %s %s %s %s"
                        .formatted(
                                entry.at(),
                                entry.side().words(),
                                entry.person(),
                                entry.event(),
                                entry.subject(),
                                what,
                                entry.detail().equals("{}") ? "" : entry.detail());
        return ODD.matcher(line.stripTrailing())
                .replaceAll(odd -> "\\\\u%04x".formatted(odd.group().codePointAt(0)));
    }

    private static Map<String, Object> json(AuditEntry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("side", entry.side().words());
        object.put("record", entry.record());
        object.put("row", entry.row());
        object.put("at", entry.at().toString());
        object.put("person", entry.person());
        object.put("account", entry.account());
        object.put("event", entry.event());
        object.put("subject", entry.subject());
        object.put("key", raw(entry.key()));
        object.put("before", raw(entry.before()));
        object.put("after", raw(entry.after()));
        object.put("detail", raw(entry.detail()));
        return object;
    }

    /** As it was written where it is JSON; else a text, so that it passes for no other entry. */
    private static @Nullable Object raw(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            STRICT.readTree(json);
            return new RawValue(json);
        } catch (JsonProcessingException _) {
            return json;
        }
    }
}
