package io.millrace.ask.grammar;

import io.millrace.ask.grammar.canonical.WholeQuestions;
import io.millrace.ask.reading.QuestionReader;
import io.millrace.ask.reading.Reading;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.QueryCheck;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The built-in engine: reads questions by words and grammar, and says so where it cannot. */
public final class GrammarReader implements QuestionReader {

    private static final int LONGEST = 1_000;
    private static final Pattern END = Pattern.compile("[?!;](?=\\s+\\S)|\\.(?=\\s+[A-Z])");

    /** Pieces of statements, and orders to set something, whatever else is around them. */
    private static final Pattern COMMANDS =
            Pattern.compile(
                    "\\bor\\s+'?\\d+'?\\s*=|load_file|into\\s+outfile|union\\s+select|/\\*|--\\s*$|information_schema"
                            + "|;\\s*(drop|delete|update|insert|truncate|alter|grant)\\b"
                            + "|\\b(write|run|execute)\\b.*\\b(query|statement|sql|command|script)\\b"
                            + "|^(please\\s+)?(set|change|make|put|update|increase|reduce|lower|raise|double)\\b.*\\bto\\s+(zero|nothing|one|two|half|\\$?\\d)",
                    Pattern.CASE_INSENSITIVE);

    private final SemanticModel model;
    private final QueryCheck check;
    private final ValueDictionary values;
    private final Lexicon lexicon;
    private final WholeQuestions wholeQuestions;
    private final PeriodGrammar periods;
    private final Extent extent;

    /**
     * Knows the words of the model and of the warehouse.
     *
     * @param extent the days of data, to which relative times refer
     */
    public GrammarReader(SemanticModel model, ValueDictionary values, Extent extent) {
        this.model = model;
        this.check = new QueryCheck(model);
        this.values = values;
        this.lexicon = new Lexicon(model, values);
        this.wholeQuestions = new WholeQuestions(model, values);
        this.extent = extent;
        this.periods = new PeriodGrammar(extent);
    }

    @Override
    public Reading read(String question, @Nullable SemanticQuery previous) {
        Reading reading = readAny(question, previous);
        if (reading instanceof Reading.Understood(SemanticQuery query, List<String> _)) {
            List<String> faults = check.faults(query);
            if (!faults.isEmpty()) {
                return new Reading.Unknown(List.of(), String.join(" ", faults), List.of());
            }
        }
        return reading;
    }

    private Reading readAny(String question, @Nullable SemanticQuery previous) {
        String text = question.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return new Reading.Unknown(
                    List.of(),
                    text.isEmpty()
                            ? "Type a question, such as: sales by region in 2024."
                            : "A question has at most %,d characters.".formatted(LONGEST),
                    List.of());
        }
        List<String> joined = Stream.of(JOINED.split(text)).map(String::strip).toList();
        List<String> questions =
                Stream.of(END.split(text))
                        .map(String::strip)
                        .filter(part -> part.length() > 3)
                        .toList();
        List<String> remarks = new ArrayList<>();
        List<Lexeme> lexemes = lexicon.read(Tokenizer.tokens(text), remarks);
        Optional<Reading> refusal = refusal(text, lexemes);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<SemanticQuery> whole = wholeQuestions.read(text, previous != null);
        if (whole.isPresent()) {
            return new Reading.Understood(whole.get(), List.of());
        }
        if (isAboutTheFuture(lexemes)) {
            return new Reading.Unknown(
                    List.of(), "The warehouse knows what has happened, not what will.", List.of());
        }
        if (questions.size() > 1 && questions.stream().allMatch(this::saysSomething)) {
            return new Reading.Clarify(
                    "These are several questions. Which one first?",
                    questions.stream().map(each -> new Reading.Choice(each, each)).toList());
        }
        if (joined.size() > 1
                && joined.stream()
                        .allMatch(part -> read(part, previous) instanceof Reading.Understood)) {
            return new Reading.Clarify(
                    "These are several questions. Which one first?",
                    joined.stream().map(each -> new Reading.Choice(each, each)).toList());
        }
        return read(text, lexemes, remarks, previous);
    }

    private static final Pattern JOINED =
            Pattern.compile(
                    "(?i)[,;]?\\s+and\\s+(also\\s+)?(?=(which|how|who|what|when|where|the list of|list)\\s+\\S+\\s+\\S+\\s+\\S+)");

    private boolean saysSomething(String part) {
        return lexicon.read(Tokenizer.tokens(part), new ArrayList<>()).stream()
                .anyMatch(lexeme -> !lexeme.is(Keyword.FILLER));
    }

    private static Optional<Reading> refusal(String text, List<Lexeme> lexemes) {
        if (COMMANDS.matcher(text).find()) {
            return Optional.of(
                    new Reading.Refused(
                            "Questions only read: nothing can be changed or run by asking."));
        }
        Optional<Reading> forbidden =
                lexemes.stream()
                        .filter(lexeme -> lexeme.as(Sense.Value.class).isEmpty())
                        .flatMap(lexeme -> lexeme.all(Sense.Forbidden.class))
                        .<Reading>map(sense -> new Reading.Refused(sense.answer()))
                        .findFirst();
        boolean sql = lexemes.stream().anyMatch(lexeme -> lexeme.is(Keyword.SQL));
        return forbidden.or(() ->
                sql
                        ? Optional.of(
                                new Reading.Refused(
                                        "This is SQL, not a question. Queries run by: millrace sql \"SELECT …\"."))
                        : Optional.empty());
    }

    private Reading read(
            String text,
            List<Lexeme> lexemes,
            List<String> remarks,
            @Nullable SemanticQuery previous) {
        Parts parts = parsed(text, lexemes, remarks, periods, false);
        if (previous != null && new FollowUps(parts).isFollowUp()) {
            parts = parsed(text, lexemes, remarks, periodsAfter(previous), true);
            parts.draft().followsUp = true;
        }
        return settled(parts, previous);
    }

    /** In a conversation about 2024, the first quarter is that of 2024. */
    private PeriodGrammar periodsAfter(SemanticQuery previous) {
        List<Period> periods = previous.subject().span().within(extent);
        int year = periods.getFirst().from().getYear();
        boolean oneYear = periods.getLast().to().getYear() == year;
        return oneYear ? new PeriodGrammar(extent, year) : this.periods;
    }

    private Parts parsed(
            String text,
            List<Lexeme> lexemes,
            List<String> remarks,
            PeriodGrammar times,
            boolean goesOn) {
        Draft draft = new Draft();
        draft.goesOn = goesOn;
        draft.remarks.addAll(remarks);
        Parts parts = new Parts(new Cursor(lexemes), draft, model, values, lexicon, times, text);
        Words.cues(lexemes, draft);
        new SentenceParser(parts).parse();
        return parts;
    }

    private static boolean isAboutTheFuture(List<Lexeme> lexemes) {
        return lexemes.stream()
                .anyMatch(lexeme -> lexeme.is(Keyword.NEXT) || lexeme.is(Keyword.TOMORROW));
    }

    private Reading settled(Parts parts, @Nullable SemanticQuery previous) {
        Draft draft = parts.draft();
        if (!draft.unknown.isEmpty()) {
            return unknown(draft.unknown);
        }
        Assembly assembly = new Assembly(parts);
        assembly.settle();
        if (!draft.unknown.isEmpty()) {
            return unknown(draft.unknown);
        }
        if (draft.clarify != null) {
            return draft.clarify;
        }
        if (draft.isEmpty()) {
            return new Reading.Unknown(
                    List.of(),
                    "I cannot tell what is asked for. Name what to measure, such as sales or orders.",
                    List.of());
        }
        FollowUps followUps = new FollowUps(parts);
        if (previous != null && followUps.isFollowUp()) {
            return changed(followUps, draft, previous);
        }
        return assembly.assemble();
    }

    private Reading changed(FollowUps followUps, Draft draft, SemanticQuery previous) {
        if (draft.otherAmount == null) {
            return new Reading.Understood(followUps.change(previous), draft.remarks);
        }
        Optional<SemanticQuery> other = new OtherNumber(model, draft.otherAmount).in(previous);
        if (other.isEmpty() && draft.openLimits.isEmpty()) {
            return new Reading.Unknown(
                    List.of(),
                    "I cannot tell what this number is for. Say it with a measure, such as: with sales over 10,000.",
                    List.of());
        }
        if (other.isPresent()) {
            draft.openLimits.clear();
        }
        return new Reading.Understood(followUps.change(other.orElse(previous)), draft.remarks);
    }

    private Reading unknown(Set<String> words) {
        List<String> suggestions =
                words.stream()
                        .flatMap(word -> lexicon.spelling().suggestions(word).stream())
                        .distinct()
                        .limit(5)
                        .toList();
        String said =
                words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
        return new Reading.Unknown(
                List.copyOf(words),
                "I do not know what %s here."
                        .formatted(said + (words.size() == 1 ? " means" : " mean")),
                suggestions);
    }
}
