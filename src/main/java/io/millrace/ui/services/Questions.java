package io.millrace.ui.services;

import io.millrace.access.Audit;
import io.millrace.access.FeedbackLog;
import io.millrace.access.Person;
import io.millrace.access.QuestionHistory;
import io.millrace.access.Role;
import io.millrace.ask.Analyst;
import io.millrace.ask.Answer;
import io.millrace.ask.Route;
import io.millrace.ask.export.AnswerFile;
import io.millrace.ask.feedback.Feedback;
import io.millrace.ask.prompt.ModelAccess;
import io.millrace.ask.verified.VerifiedQuestion;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.ask.words.Paraphraser;
import io.millrace.config.AppearanceSettings;
import io.millrace.config.Configuration;
import io.millrace.config.ModelSettings;
import io.millrace.db.Database;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions to the warehouse under the person's own account. Called in the background. */
public final class Questions {

    /**
     * Something that questions are made of.
     *
     * @param kind what it is, such as a region
     */
    public record Word(String said, String kind) {}

    /** Times, as the engine reads them. */
    private static final List<String> TIMES =
            List.of(
                    "this month",
                    "last month",
                    "this quarter",
                    "last quarter",
                    "this year",
                    "last year",
                    "in the last 12 months",
                    "in the last 30 days");

    private final Analyst analyst;
    private final SemanticModel model;
    private final Paraphraser paraphraser;
    private final Database mart;
    private final Role role;
    private final Path notes;
    private final Optional<LanguageModel> languageModel;

    /**
     * Knows nothing of the warehouse yet.
     *
     * @param verified which SQL of their own answers
     * @param formats how figures are written in sentences
     * @param notes a folder of the person's own
     */
    public Questions(
            SemanticModel model,
            VerifiedQuestions verified,
            Database mart,
            Formats formats,
            Role role,
            Path notes) {
        this(
                new Analyst(mart, model, verified, formats, _ -> null),
                model,
                mart,
                role,
                notes,
                Optional.empty());
    }

    /**
     * Questions that an analyst answers.
     *
     * @param notes a folder of the person's own
     * @param languageModel which the analyst asks; empty where it asks none
     */
    public Questions(
            Analyst analyst,
            SemanticModel model,
            Database mart,
            Role role,
            Path notes,
            Optional<LanguageModel> languageModel) {
        this.analyst = analyst;
        this.model = model;
        this.paraphraser = new Paraphraser(model);
        this.mart = mart;
        this.role = role;
        this.notes = notes;
        this.languageModel = languageModel;
    }

    /**
     * Questions of a person to a mart.
     *
     * @param home the folder that holds everything of this installation
     */
    public static Questions of(
            Database mart, Person person, Path home, AppearanceSettings appearance) {
        return new Questions(
                SemanticModel.load(home),
                VerifiedQuestions.load(home, mart),
                mart,
                Formats.ofDesktop(appearance.currency()),
                person.role(),
                home.resolve("notes").resolve(person.name()));
    }

    /** The same, with the language model that the settings name for what nobody else can read. */
    public static Questions of(Database mart, Person person, Configuration configuration) {
        Path home = configuration.home();
        SemanticModel model = SemanticModel.load(home);
        VerifiedQuestions verified = VerifiedQuestions.load(home, mart);
        ModelAccess access =
                ModelAccess.of(
                        configuration, model, mart, person.name(), verified, Optional.empty());
        Formats formats = Formats.ofDesktop(configuration.appearance().currency());
        return new Questions(
                new Analyst(mart, model, verified, formats, access::reader),
                model,
                mart,
                person.role(),
                home.resolve("notes").resolve(person.name()),
                Optional.of(access)
                        .filter(way -> way.settings().provider() != ModelSettings.Provider.NONE)
                        .map(way -> new LanguageModel(way.settings(), way.consent())));
    }

    /** What may read what the built-in engine cannot; empty where the settings name none. */
    public Optional<LanguageModel> languageModel() {
        return languageModel;
    }

    /** What is asked in these words is answered by SQL that somebody has read. */
    public List<String> verified() {
        return analyst.verified().stream().map(VerifiedQuestion::question).toList();
    }

    /** What the person is here. */
    public Role role() {
        return role;
    }

    /** Where the person's own things are kept. */
    public Path notes() {
        return notes;
    }

    /** What the person has asked before. */
    public QuestionHistory history() {
        return new QuestionHistory(mart);
    }

    /**
     * Answers what was typed, and logs it.
     *
     * @param previous what it follows up on; null where it is a question of its own
     * @param prefersModel whether the language model is asked first
     * @return empty where it would go to another machine, and the person has to say first whether
     *     it may
     * @throws io.millrace.MillraceException with code CANCELLED, or if it cannot be logged
     */
    public Optional<Answer> ask(
            String question, @Nullable SemanticQuery previous, boolean prefersModel, Run run) {
        Route route = prefersModel ? Route.MODEL_FIRST : Route.USUAL;
        boolean isHeldBack =
                languageModel
                        .filter(model -> !model.staysHere())
                        .filter(_ -> analyst.needsModel(question, previous, route, run))
                        .filter(model -> model.isHeldBack(prefersModel))
                        .isPresent();
        return isHeldBack
                ? Optional.empty()
                : Optional.of(analyst.ask(question, previous, route, run));
    }

    /** That the language model was missed, said once each time that it went away. */
    public Optional<String> modelNotice() {
        return analyst.notice();
    }

    /**
     * Answers what is understood already, such as a question with a chip changed, and logs it. It
     * is called by the words in which it is read back, since it was asked in none.
     *
     * @throws io.millrace.MillraceException with code CANCELLED, or if it cannot be answered
     */
    public Answer answer(SemanticQuery query, Run run) {
        Answer answer = analyst.answer(paraphraser.say(query), query, run);
        Audit.logQuestion(
                mart,
                answer.question(),
                answer.engine().word(),
                answer.sql(),
                answer.rows().size(),
                answer.elapsed().toMillis(),
                answer.outcome().word());
        return answer;
    }

    /**
     * Says that an answer is right.
     *
     * @return whether it is proposed as a verified question
     * @throws io.millrace.MillraceException if it cannot be written down
     */
    public boolean right(Answer answer) {
        return feedback().right(answer);
    }

    /**
     * Says that an answer is wrong.
     *
     * @param what is wrong with it; may be empty
     * @throws io.millrace.MillraceException if it cannot be written down
     */
    public void wrong(Answer answer, String what) {
        feedback().wrong(answer, what);
    }

    private Feedback feedback() {
        return new Feedback(new FeedbackLog(mart), model);
    }

    /**
     * Answers a kept question anew. Nobody asked, so nothing is logged.
     *
     * @throws io.millrace.MillraceException with code CANCELLED, or if it cannot be answered
     */
    public Answer refresh(String question, SemanticQuery query, Run run) {
        return analyst.answer(question, query, run);
    }

    /** A question as text to keep. */
    public String text(SemanticQuery query) {
        return QueryJson.text(query);
    }

    /**
     * A question that was kept.
     *
     * @throws io.millrace.MillraceException if it makes no sense here any more
     */
    public SemanticQuery read(String text) {
        return new QueryJson(model).read(text);
    }

    /**
     * Writes an answer into a file, once the audit knows of it.
     *
     * @throws io.millrace.MillraceException if the audit cannot be told, or the file not be written
     */
    public void export(Answer answer, AnswerFile.Kind kind, Path file, AnswerFile.Content content) {
        Audit.tell(
                mart,
                "export",
                answer.question(),
                Map.of(
                        "kind", kind.name(),
                        "rows", answer.rows().size(),
                        "reading", answer.reading(),
                        "file", String.valueOf(file.getFileName())));
        AnswerFile.write(file, content);
    }

    /**
     * The words that are known here: measures, what to group by, times, and the names in the
     * warehouse.
     */
    public List<Word> words(Run run) {
        List<Word> words = new ArrayList<>();
        model.measures().values().forEach(each -> words.add(new Word(each.label(), "Measure")));
        model.dimensions()
                .values()
                .forEach(each ->
                        words.add(new Word("by " + lower(each.label()), "Groups the answer")));
        TIMES.forEach(time -> words.add(new Word(time, "Time")));
        analyst.values(run).stream()
                .map(entry -> new Word(entry.said(), model.dimension(entry.dimension()).label()))
                .forEach(words::add);
        return words;
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
