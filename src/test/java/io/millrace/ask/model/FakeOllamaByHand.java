package io.millrace.ask.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fake Ollama that runs until it is stopped and reads a handful of questions that the built-in
 * engine does not, so that commands and desktop can be tried without a model: "what brings in the
 * dough?", "the cash cows", "who are our whales?", "our bleeders", "how is the trajectory?"; and
 * "how lopsided are our baskets?" with SQL of its own.
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.cp -Dmdep.includeScope=test
 * java -cp "target/test-classes:target/classes:$(cat target/test.cp)" io.millrace.ask.model.FakeOllamaByHand
 * </pre>
 */
final class FakeOllamaByHand {

    private static final int USUAL_PORT = 11_434;
    private static final Duration FIRST_WORD = Duration.ofMillis(800);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private static final String LOPSIDED =
            "{\"reply\": \"sql\", \"sql\": \"SELECT b.items, COUNT(*) AS orders FROM (SELECT f.order_id,"
                    + " COUNT(*) AS items FROM fact_sales f GROUP BY f.order_id) b GROUP BY b.items ORDER BY b.items\"}";

    private static final Measure SALES = new Measure.Named("sales");
    private static final Measure PROFIT = new Measure.Named("profit");

    private FakeOllamaByHand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length == 0 ? USUAL_PORT : Integer.parseInt(arguments[0]);
        try (FakeOllama ollama = FakeOllama.start(port)) {
            ollama.install(
                            new FakeModel(Models.RECOMMENDED, 32_768, "completion", "tools"),
                            new FakeModel("nomic-embed-text:latest", 2_048, "embedding"))
                    .pulling(Duration.ofMillis(500))
                    .answering(FakeOllamaByHand::reply);
            System.out.println("A fake Ollama answers at " + ollama.url() + "; Ctrl+C ends it.");
            Thread.currentThread().join();
        }
    }

    static FakeReply reply(JsonNode asked) {
        return FakeReply.saying(text(asked)).after(FIRST_WORD).pausing(BETWEEN);
    }

    private static String text(JsonNode asked) {
        JsonNode messages = asked.path("messages");
        String last =
                messages.path(messages.size() - 1)
                        .path("content")
                        .asText()
                        .toLowerCase(Locale.ROOT);
        if (asked.path("format").path("properties").has("measure")) {
            return "{\"measure\": \"sales\", \"year\": 2024}";
        }
        if (last.contains("lopsided")) {
            return asked.path("format").path("properties").has("sql")
                    ? LOPSIDED
                    : "{\"reply\": \"outside\"}";
        }
        String question = last.substring(last.lastIndexOf("question:") + 1);
        return questions().entrySet().stream()
                .filter(each -> question.contains(each.getKey()))
                .findFirst()
                .map(each ->
                        "{\"reply\": \"query\", \"query\": "
                                + QueryJson.write(each.getValue())
                                + "}")
                .orElse("{\"reply\": \"unknown\"}");
    }

    private static Map<String, SemanticQuery> questions() {
        Map<String, SemanticQuery> questions = new LinkedHashMap<>();
        questions.put("dough", Breakdown.of(SALES).by(List.of(new Grouping.By("category"))));
        questions.put(
                "cash cow",
                Breakdown.of(PROFIT)
                        .by(List.of(new Grouping.By("product")))
                        .ranked(Ranking.top(PROFIT, 5)));
        questions.put(
                "whale",
                Breakdown.of(SALES)
                        .by(List.of(new Grouping.By("customer")))
                        .ranked(Ranking.top(SALES, 10)));
        questions.put(
                "bleeder",
                Breakdown.of(PROFIT)
                        .by(List.of(new Grouping.By("subcategory")))
                        .ranked(Ranking.bottom(PROFIT, 5)));
        questions.put(
                "trajectory",
                Breakdown.of(SALES)
                        .by(List.of(new Grouping.Steps(Unit.MONTH)))
                        .about(Subject.EVERYTHING.with(new Timespan.Earlier(Unit.YEAR, 1))));
        return questions;
    }
}
