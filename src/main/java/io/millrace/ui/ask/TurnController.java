package io.millrace.ui.ask;

import io.millrace.ask.Answer;
import io.millrace.ask.Outcome;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.export.AnswerFile;
import io.millrace.ask.export.ProofLines;
import io.millrace.ask.reading.Reading;
import io.millrace.ui.ask.Turn.State;
import io.millrace.ui.charts.AnswerChart;
import io.millrace.ui.charts.AnswerTable;
import io.millrace.ui.charts.Drawing;
import io.millrace.ui.saved.SavedViewModel;
import io.millrace.ui.widgets.CopyButton;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Png;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts one question and its answer on a card. */
final class TurnController {

    private static final double DRAWN = 280;

    private final Turn turn;
    private final AskViewModel model;
    private final SavedViewModel saved;
    private final SaveDialog dialog;
    private final Formats formats;
    private final ProofLines proofs;
    private final AnswerChart chart;
    private final AnswerTable table;

    @FXML private VBox card;
    @FXML private Label question;
    @FXML private Label trust;
    @FXML private HBox asking;
    @FXML private Label step;
    @FXML private VBox held;
    @FXML private HBox cancelled;
    @FXML private HBox failure;
    @FXML private Label problem;
    @FXML private VBox answer;
    @FXML private Label message;
    @FXML private HBox readBack;
    @FXML private Label reading;
    @FXML private FlowPane choices;
    @FXML private ChipRow chips;
    @FXML private HBox tools;
    @FXML private HBox kinds;
    @FXML private Button pin;
    @FXML private ToggleButton right;
    @FXML private ToggleButton wrong;
    @FXML private TextField why;
    @FXML private MenuItem picture;
    @FXML private StackPane figure;
    @FXML private VBox evidence;
    @FXML private ToggleButton disclosure;
    @FXML private VBox proof;
    @FXML private Label proofText;
    @FXML private TextArea sql;
    @FXML private VBox hearing;
    @FXML private ToggleButton listen;
    @FXML private TextArea written;
    @FXML private CopyButton copySql;
    @FXML private CopyButton copyProof;

    TurnController(Turn turn, AskViewModel model, SavedViewModel saved, SaveDialog dialog) {
        this.turn = turn;
        this.model = model;
        this.saved = saved;
        this.dialog = dialog;
        this.formats = model.formats();
        proofs = new ProofLines(formats);
        chart = new AnswerChart(formats);
        table = new AnswerTable(formats);
    }

    @FXML
    void initialize() {
        question.setText(turn.question());
        step.textProperty().bind(turn.stepProperty());
        Shown.when(Bindings.equal(turn.stateProperty(), State.ASKING), asking);
        Shown.when(Bindings.equal(turn.stateProperty(), State.HELD), held);
        model.languageModel()
                .model()
                .map(known -> new ConsentController(known, may -> model.allow(turn, may)))
                .ifPresent(asks -> held.getChildren().setAll(Fxml.load(asks)));
        Shown.when(Bindings.equal(turn.stateProperty(), State.CANCELLED), cancelled);
        Shown.when(turn.problemProperty().isNotEmpty(), failure);
        problem.textProperty().bind(turn.problemProperty());
        Shown.when(turn.answerProperty().map(Optional::isPresent), answer);
        answer.opacityProperty()
                .bind(
                        Bindings.when(Bindings.equal(turn.stateProperty(), State.ASKING))
                                .then(0.5)
                                .otherwise(1.0));
        Shown.when(disclosure.selectedProperty(), proof);
        Shown.when(turn.writtenProperty().isNotEmpty(), hearing);
        Shown.when(listen.selectedProperty(), written);
        listen.textProperty()
                .bind(
                        Bindings.when(Bindings.equal(turn.stateProperty(), State.ASKING))
                                .then("What the model writes")
                                .otherwise("What the model wrote"));
        turn.writtenProperty().subscribe(this::showWritten);
        listen.selectedProperty().subscribe(this::showWritten);
        copySql.copies(sql::getText);
        copyProof.copies(() -> message.getText() + "\n" + proofText.getText());
        turn.judgedProperty().subscribe(this::showJudgement);
        Shown.when(turn.explainingProperty(), why);
        Shown.onEscape(why, () -> explain(""));
        saved.cards().subscribe(this::offerPin);
        turn.answerProperty().subscribe(_ -> offerPin());
        chips.onChosen(query -> model.change(turn, query));
        turn.answerProperty().subscribe(given -> given.ifPresent(this::show));
        turn.chartProperty().subscribe((_, _) -> draw());
        turn.asTableProperty().subscribe((_, _) -> draw());
    }

    private void show(Answer given) {
        message.setText(given.message());
        message.getStyleClass().setAll("label", "turn-message");
        if (given.outcome() != Outcome.ANSWERED) {
            message.getStyleClass().add("turn-message-plain");
        }
        show(TrustWords.of(given));
        reading.setText(given.reading());
        show(readBack, !given.reading().isEmpty());
        choices.getChildren().setAll(given.choices().stream().map(this::choice).toList());
        show(choices, !given.choices().isEmpty());
        chips.show(given.chips(), given.offers());
        show(chips, !given.chips().isEmpty());
        boolean hasRows = !given.rows().isEmpty();
        show(tools, hasRows);
        show(figure, hasRows);
        if (hasRows) {
            table.show(given.columns(), given.rows());
            kinds.getChildren().setAll(kinds());
            picture.setDisable(given.chart().kind() == Chart.Kind.TABLE);
        }
        show(evidence, !given.sql().isEmpty());
        proofText.setText(
                proofs.of(given).stream()
                        .map(line -> line.title() + ": " + line.text())
                        .collect(Collectors.joining("\n")));
        sql.setText(ProofLines.sql(given));
        sql.setPrefRowCount(Math.clamp(sql.getText().lines().count() + 1, 3, 16));
        draw();
    }

    /** Drawing a long text takes its time, so only where somebody looks. */
    private void showWritten() {
        if (listen.isSelected()) {
            written.setText(turn.writtenProperty().get());
            written.positionCaret(written.getLength());
        }
    }

    private void show(TrustWords words) {
        trust.setText(words.text());
        trust.getStyleClass().setAll("label", "pill", words.mood().styleClass());
        show(trust, !words.text().isEmpty());
    }

    private Button choice(Reading.Choice choice) {
        Button button = new Button(choice.label());
        button.getStyleClass().add("choice");
        button.setOnAction(_ -> model.choose(turn, choice));
        if (!choice.question().equals(choice.label())) {
            button.setTooltip(new Tooltip(choice.question()));
        }
        return button;
    }

    private List<ToggleButton> kinds() {
        ToggleGroup group = new ToggleGroup();
        List<ToggleButton> buttons = new ArrayList<>();
        for (Chart each : turn.charts()) {
            if (each.kind() != Chart.Kind.TABLE) {
                ToggleButton button = kind(each.kind(), title(each), group);
                button.setUserData(each);
                button.setOnAction(_ -> {
                    turn.chartProperty().set(each);
                    turn.asTableProperty().set(false);
                    select();
                });
                buttons.add(button);
            }
        }
        ToggleButton rows = kind(Chart.Kind.TABLE, "Table", group);
        rows.setOnAction(_ -> {
            turn.asTableProperty().set(true);
            select();
        });
        buttons.add(rows);
        return buttons;
    }

    /** The table's button has no chart. */
    private void select() {
        boolean isTable = turn.asTableProperty().get();
        for (Node each : kinds.getChildren()) {
            Object shown = each.getUserData();
            ((ToggleButton) each)
                    .setSelected(shown == null ? isTable : !isTable && shown.equals(chosen()));
        }
    }

    private Chart chosen() {
        return turn.chartProperty().get();
    }

    /** Two charts of one kind differ in what they show. */
    private String title(Chart shown) {
        long alike = turn.charts().stream().filter(each -> each.kind() == shown.kind()).count();
        return alike < 2
                ? ChartWords.title(shown.kind())
                : ChartWords.title(shown.kind())
                        + " of "
                        + turn.answerProperty().get().orElseThrow().columns().stream()
                                .filter(column -> column.name().equals(shown.y().getFirst()))
                                .findFirst()
                                .orElseThrow()
                                .label();
    }

    private static ToggleButton kind(Chart.Kind kind, String title, ToggleGroup group) {
        ToggleButton button = new ToggleButton(title, new FontIcon(ChartWords.icon(kind)));
        button.getStyleClass().add("kind");
        button.setToggleGroup(group);
        return button;
    }

    /** Not while a newer answer's chart is chosen and the answer itself is still to come. */
    private void draw() {
        turn.answerProperty()
                .get()
                .filter(given -> !given.rows().isEmpty())
                .filter(_ -> turn.asTableProperty().get() || turn.charts().contains(chosen()))
                .ifPresent(this::draw);
    }

    private void draw(Answer given) {
        select();
        if (turn.asTableProperty().get()) {
            figure.getChildren().setAll(table);
            return;
        }
        Chart drawn = chosen();
        chart.show(new Drawing(drawn, given.columns(), given.rows()));
        chart.setPrefHeight(
                switch (drawn.kind()) {
                    case LINE, SCATTER -> DRAWN;
                    case TILE, BAR, STACKED_BAR, DONUT, HEAT_MAP, TABLE -> -1;
                });
        figure.getChildren().setAll(chart);
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    @FXML
    void again() {
        model.again(turn);
    }

    private void showJudgement(Optional<Boolean> judged) {
        right.setSelected(judged.filter(isRight -> isRight).isPresent());
        wrong.setSelected(judged.filter(isRight -> !isRight).isPresent());
    }

    @FXML
    void right() {
        judge(true);
    }

    @FXML
    void wrong() {
        judge(false);
        if (turn.explainingProperty().get()) {
            why.requestFocus();
        }
    }

    @FXML
    void explain() {
        explain(why.getText());
    }

    private void explain(String what) {
        model.explain(turn, what);
        why.clear();
        wrong.requestFocus();
    }

    /** What was said once stays said; the log has it. */
    private void judge(boolean isRight) {
        if (turn.judgedProperty().get().filter(said -> said == isRight).isEmpty()) {
            model.judge(turn, isRight);
        } else {
            showJudgement(turn.judgedProperty().get());
        }
    }

    /** What is kept already need not be kept twice. */
    private void offerPin() {
        boolean isKept = turn.query().filter(saved::has).isPresent();
        pin.setText(isKept ? "Pinned" : "Pin");
        pin.setDisable(isKept || turn.query().isEmpty());
    }

    @FXML
    void pin() {
        turn.query()
                .ifPresent(query ->
                        saved.pin(
                                turn.title(),
                                query,
                                turn.answerProperty().get().orElseThrow(),
                                turn.asTableProperty().get() ? Chart.Kind.TABLE : chosen().kind()));
    }

    @FXML
    void exportCsv() {
        export(AnswerFile.Kind.CSV);
    }

    @FXML
    void exportXlsx() {
        export(AnswerFile.Kind.XLSX);
    }

    private void export(AnswerFile.Kind kind) {
        Answer given = turn.answerProperty().get().orElseThrow();
        choose(kind).ifPresent(file -> model.export(given, kind, file));
    }

    @FXML
    void exportPng() {
        Answer given = turn.answerProperty().get().orElseThrow();
        choose(AnswerFile.Kind.PNG)
                .ifPresent(file -> {
                    Image picture = new AnswerPicture(formats, card.getScene()).of(given, chosen());
                    model.export(given, AnswerFile.Kind.PNG, file, out -> Png.write(picture, out));
                });
    }

    private Optional<Path> choose(AnswerFile.Kind kind) {
        return dialog.choose(
                card.getScene().getWindow(), AnswerFile.name(turn.title(), kind), kind);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
