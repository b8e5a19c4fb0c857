package io.millrace.cli;

import io.millrace.MillraceException;
import io.millrace.access.FeedbackLog;
import io.millrace.ask.Analyst;
import io.millrace.ask.Answer;
import io.millrace.ask.Engine;
import io.millrace.ask.Outcome;
import io.millrace.ask.Route;
import io.millrace.ask.benchmark.Benchmark;
import io.millrace.ask.evaluation.Evaluation;
import io.millrace.ask.evaluation.EvaluationReport;
import io.millrace.ask.evaluation.Verdict;
import io.millrace.ask.feedback.Feedback;
import io.millrace.ask.prompt.ModelAccess;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace ask}: a question in plain English, a file of them, or the benchmark. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Answer a question in plain English, with its proof.")
final class AskCommand extends PartsCommand {

    /** In a batch, what begins so follows up on the line before. */
    private static final String FOLLOWS_UP = "+ ";

    @Parameters(arity = "0..1", paramLabel = "QUESTION", description = "The question.")
    private @Nullable String question;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description =
                    "Questions, one to a line; one that begins with '+ ' follows up on the one before.")
    private @Nullable Path batch;

    @Option(
            names = "--evaluate",
            description =
                    "Ask the benchmark over the demo company, and say how good the answers are.")
    private boolean evaluates;

    @Option(
            names = "--right",
            description = "Say that the answer is right: it is proposed as a verified question.")
    private boolean isRight;

    @Option(
            names = "--wrong",
            paramLabel = "WHY",
            description = "Say that the answer is wrong, and what is wrong with it.")
    private @Nullable String wrong;

    @Mixin private EngineOptions engines = new EngineOptions();

    @Option(
            names = "--questions",
            paramLabel = "N",
            description = "With --evaluate: so many of the benchmark, spread evenly over it.")
    private int questions = Integer.MAX_VALUE;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "With --evaluate: write a report in Markdown.")
    private @Nullable Path report;

    @Override
    int execute(Parts parts, Run run, Output out) {
        if (Stream.of(question != null, batch != null, evaluates).filter(is -> is).count() != 1) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "Name a question, or a file with --batch, or --evaluate; one of them.");
        }
        Database mart = parts.mart();
        Path home = parts.configuration().home();
        SemanticModel model = SemanticModel.load(home);
        VerifiedQuestions verified = VerifiedQuestions.load(home, mart);
        ModelAccess access = engines.access(parts, model, verified);
        Analyst analyst =
                new Analyst(
                        mart,
                        model,
                        verified,
                        new Formats(Locale.ENGLISH, null),
                        // Whoever measures what comes along measures no model by chance.
                        evaluates && engines.route() == Route.USUAL ? _ -> null : access::reader);
        Feedback feedback = new Feedback(new FeedbackLog(mart), model);
        if (evaluates) {
            return evaluate(analyst, mart, engines.words(access.settings()), run, out);
        }
        int exit =
                batch == null
                        ? answer(analyst, String.valueOf(question), feedback, run, out)
                        : answer(analyst, batch, run, out);
        analyst.notice().ifPresent(notice -> System.err.println("  " + notice));
        return exit;
    }

    private int answer(Analyst analyst, String text, Feedback feedback, Run run, Output out) {
        Answer answer = analyst.ask(text, null, engines.route(), run);
        say(answer, out);
        judge(answer, feedback);
        return answer.outcome() == Outcome.ERROR ? MillraceCommand.FAILED : MillraceCommand.DONE;
    }

    private void judge(Answer answer, Feedback feedback) {
        if (wrong != null) {
            feedback.wrong(answer, wrong);
        } else if (isRight) {
            System.err.println("  " + judged(answer, feedback.right(answer)));
        }
    }

    private static String judged(Answer answer, boolean isProposed) {
        if (isProposed) {
            return "It is proposed as a verified question.";
        }
        return answer.engine() == Engine.VERIFIED
                ? "That is kept. It is no proposal, because it is verified."
                : "That is kept. It is no proposal, because its days move with the data.";
    }

    private int answer(Analyst analyst, Path file, Run run, Output out) {
        SemanticQuery previous = null;
        for (String line : lines(file)) {
            boolean follows = line.startsWith(FOLLOWS_UP);
            String text = follows ? line.substring(FOLLOWS_UP.length()) : line;
            Answer answer = analyst.ask(text, follows ? previous : null, engines.route(), run);
            say(answer, out);
            previous = answer.query() != null ? answer.query() : follows ? previous : null;
        }
        return MillraceCommand.DONE;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    file + " cannot be read: it must be UTF-8 text, a question to a line.",
                    cause);
        }
    }

    private void say(Answer answer, Output out) {
        if (isJson()) {
            out.json(AnswerLines.json(answer));
        } else {
            AnswerLines.print(answer, out);
        }
    }

    private int evaluate(Analyst analyst, Database mart, String engine, Run run, Output out) {
        List<Verdict> verdicts =
                new Evaluation(analyst, mart, engines.route())
                        .judge(some(Benchmark.load(), questions), run);
        if (report != null) {
            new EvaluationReport(engine, verdicts).write(report);
        }
        EvaluationLines lines = new EvaluationLines(verdicts);
        if (isJson()) {
            out.json(lines.json());
        } else {
            lines.print(out);
        }
        return MillraceCommand.DONE;
    }

    /** So many, in order, as far apart from one another as there is room. */
    private static <T> List<T> some(List<T> all, int wanted) {
        int count = Math.clamp(wanted, 1, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }
}
