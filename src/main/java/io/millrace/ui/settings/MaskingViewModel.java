package io.millrace.ui.settings;

import io.millrace.ui.services.Installation;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.AppliedMasking;
import io.millrace.warehouse.Marts;
import io.millrace.warehouse.MaskingPolicy;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** How each role sees the columns of the warehouse, and how that is changed. */
public final class MaskingViewModel {

    private static final Comparator<MaskingLine> ORDER =
            Comparator.comparing(MaskingLine::isFinding)
                    .reversed()
                    .thenComparing(line -> line.kind().isEmpty())
                    .thenComparing(MaskingLine::isClear)
                    .thenComparing(MaskingLine::column);

    private static final String EXAMPLE =
            "columns:\n  dim_customer:\n    customer_name: {manager: pseudonym, executive: clear}";

    private final Installation installation;
    private final Formats formats;
    private final Deeds deeds;
    private final Path policy;
    private final ObservableList<MaskingLine> lines = FXCollections.observableArrayList();
    private final BooleanProperty showsClear = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable MaskingLine> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper example = new ReadOnlyStringWrapper(EXAMPLE);
    private final ReadOnlyStringWrapper revealing = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Notice>> state =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<MaskingLine> all = List.of();

    /** Looks at nothing yet. */
    public MaskingViewModel(Installation installation, Background background, Formats formats) {
        this.installation = installation;
        this.formats = formats;
        this.deeds = new Deeds(background, formats);
        this.policy = MaskingPolicy.file(installation.file().home());
        showsClear.subscribe(_ -> filter());
        chosen.subscribe(line -> example.set(line == null ? EXAMPLE : line.lines()));
    }

    /** Reads anew how the marts were made last. */
    public void refresh() {
        deeds.fallSilent();
        look();
    }

    /** Keeps what was said of the last deed. */
    private void look() {
        deeds.begin(
                run ->
                        run.stage(
                                "Reading the policy",
                                () ->
                                        AppliedMasking.read(
                                                installation.administration().warehouse(), run)),
                this::show,
                "It cannot be told how columns are masked");
    }

    private void show(Optional<AppliedMasking> applied) {
        all =
                applied.stream()
                        .flatMap(masking -> masking.columns().stream())
                        .map(MaskingLine::of)
                        .sorted(ORDER)
                        .toList();
        filter();
        caption.set(
                applied.map(masking -> "applied " + formats.moment(masking.appliedAt()))
                        .orElse("not applied yet"));
        revealing.set(applied.map(MaskingViewModel::revealing).orElse(""));
        state.set(findings());
    }

    private static String revealing(AppliedMasking masking) {
        return masking.revealing().isEmpty()
                ? "Nobody may see who a customer is."
                : "Who a customer is may be seen, for a reason that is audited, by: %s."
                        .formatted(String.join(", ", masking.revealing()));
    }

    private Optional<Notice> findings() {
        long findings = all.stream().filter(MaskingLine::isFinding).count();
        return findings == 0
                ? Optional.empty()
                : Optional.of(
                        new Notice(
                                Mood.WARNING,
                                findings == 1
                                        ? "1 column is hidden from everybody until the policy names it"
                                        : formats.count(findings)
                                                + " columns are hidden from everybody until the policy names them",
                                "The table has them first, and why."));
    }

    private void filter() {
        lines.setAll(all.stream().filter(line -> showsClear.get() || !line.isClear()).toList());
    }

    /** Makes the marts by what the file says now; at home alone. */
    public void apply() {
        deeds.fallSilent();
        deeds.begin(
                this::apply,
                changed -> {
                    deeds.tell(
                            new Notice(
                                    Mood.GOOD,
                                    "The policy is applied",
                                    "Whoever asks from now on sees it so."));
                    look();
                },
                "Nothing was changed");
    }

    private int apply(Run run) {
        return run.stage(
                "Making the marts",
                () ->
                        new Marts(
                                        installation.owner().orElseThrow().warehouse(),
                                        installation.file().home())
                                .bringUpToDate()
                                .size());
    }

    /** Which file to write and how it comes to hold. */
    String advice() {
        return isAtHome()
                ? "Write such lines into %s, where they stand above what Millrace brings along, and apply it. It is checked first."
                        .formatted(policy)
                : "Write such lines into masking.yaml in the home of whoever owns the databases, and run there:  millrace status  It is checked first.";
    }

    /** Whether the marts can be made from here. */
    boolean isAtHome() {
        return installation.owner().isPresent();
    }

    ObservableList<MaskingLine> lines() {
        return lines;
    }

    /** Whether the columns that everybody sees as they are stand in the list, too. */
    BooleanProperty showsClearProperty() {
        return showsClear;
    }

    ObjectProperty<@Nullable MaskingLine> chosenProperty() {
        return chosen;
    }

    /** Lines for the file: those of the chosen column as it is masked now. */
    ReadOnlyStringProperty exampleProperty() {
        return example.getReadOnlyProperty();
    }

    /** Who may see who a customer is; empty before it is known. */
    ReadOnlyStringProperty revealingProperty() {
        return revealing.getReadOnlyProperty();
    }

    /** What was found that the policy does not name; empty where nothing was. */
    ReadOnlyObjectProperty<Optional<Notice>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    Deeds deeds() {
        return deeds;
    }
}
