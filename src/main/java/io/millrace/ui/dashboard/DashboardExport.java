package io.millrace.ui.dashboard;

import io.millrace.MillraceException;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.PdfPage;
import io.millrace.ui.widgets.Png;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.Window;

/**
 * Brings the whole dashboard to paper or into a file, on light ground, under a heading that says
 * its period, what it is narrowed to, how fresh it is and when it was made.
 */
public final class DashboardExport {

    private static final String TITLE = "Millrace dashboard";
    private static final double SHARPNESS = 2;

    private final DashboardViewModel model;
    private final Background background;
    private final ObjectProperty<Theme> theme;
    private final ObservableValue<FreshnessReading> freshness;
    private final Consumer<Notice> listener;
    private final Clock clock;
    private Optional<Supplier<Node>> page = Optional.empty();

    /**
     * Exports what the model shows.
     *
     * @param theme what the window wears; light while its picture is taken
     * @param listener told how it ended
     */
    public DashboardExport(
            DashboardViewModel model,
            Background background,
            ObjectProperty<Theme> theme,
            ObservableValue<FreshnessReading> freshness,
            Consumer<Notice> listener,
            Clock clock) {
        this.model = model;
        this.background = background;
        this.theme = theme;
        this.freshness = freshness;
        this.listener = listener;
        this.clock = clock;
    }

    /** What is exported: the page that is on the screen. */
    void of(Supplier<Node> shown) {
        page = Optional.of(shown);
    }

    /** Such as "Period: 2025", one fact a line. */
    List<String> heading() {
        String narrowed =
                model.filterProperty().get().picks().stream()
                        .map(DashboardExport::words)
                        .collect(Collectors.joining(" · "));
        return List.of(
                "Period: " + model.captionProperty().get(),
                "Narrowed to: " + (narrowed.isEmpty() ? "nothing, all that you may see" : narrowed),
                "Freshness: " + freshness.getValue().sentence(),
                "Made on " + model.formats().moment(clock.instant()));
    }

    private static String words(Pick pick) {
        return pick.facet().title() + ": " + pick.label();
    }

    /** Writes a PDF file of one page. */
    public void savePdf(Path file) {
        PdfPage made = new PdfPage(TITLE, heading(), picture());
        write(file, () -> made.write(file));
    }

    /** Writes a picture with the heading in it. */
    public void savePng(Path file) {
        Image made = snapshot(sheet());
        write(file, () -> Png.write(made, file));
    }

    private interface Writing {
        Path write() throws IOException;
    }

    private void write(Path file, Writing writing) {
        background.submit(
                () -> {
                    try {
                        return writing.write();
                    } catch (IOException cause) {
                        throw new MillraceException(
                                MillraceException.Code.FAILED,
                                file
                                        + " could not be written. Choose another folder, or close the program that has it open.",
                                cause);
                    }
                },
                written -> listener.accept(new Notice(Mood.GOOD, "Saved", written.toString())),
                failure ->
                        listener.accept(
                                new Notice(
                                        Mood.BAD,
                                        "Not saved",
                                        String.valueOf(failure.getMessage()))));
    }

    /** Asks for a printer, and prints one page. */
    public void print(Window owner) {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            listener.accept(
                    new Notice(
                            Mood.WARNING,
                            "No printer",
                            "This computer knows no printer; save the dashboard as PDF instead."));
        } else if (job.showPrintDialog(owner)) {
            print(job);
        } else {
            job.cancelJob();
        }
    }

    private void print(PrinterJob job) {
        ImageView sheet = new ImageView(snapshot(sheet()));
        PageLayout layout = job.getJobSettings().getPageLayout();
        sheet.setPreserveRatio(true);
        sheet.setFitWidth(layout.getPrintableWidth());
        sheet.setFitHeight(layout.getPrintableHeight());
        boolean printed = job.printPage(layout, sheet) && job.endJob();
        listener.accept(
                printed
                        ? new Notice(Mood.GOOD, "Printed", job.getPrinter().getName())
                        : new Notice(
                                Mood.BAD,
                                "Not printed",
                                job.getPrinter().getName() + " did not take the page."));
    }

    /** The heading above the page. */
    private VBox sheet() {
        Image picture = picture();
        ImageView shown = new ImageView(picture);
        shown.setFitWidth(picture.getWidth() / SHARPNESS);
        shown.setPreserveRatio(true);
        Label title = new Label(TITLE);
        title.setStyle("-fx-font-family: Lato; -fx-font-size: 20px; -fx-font-weight: bold");
        VBox sheet = new VBox(4, title);
        sheet.setStyle("-fx-padding: 24; -fx-background-color: white");
        for (String line : heading()) {
            Label label = new Label(line);
            label.setStyle("-fx-font-family: Lato; -fx-font-size: 14px");
            sheet.getChildren().add(label);
        }
        sheet.getChildren().add(shown);
        return sheet;
    }

    /** The page in light, however much of it the window shows. */
    private Image picture() {
        Theme worn = theme.get();
        theme.set(Theme.LIGHT);
        try {
            Node shown = page.orElseThrow().get();
            // The second, since charts put their axes in order after they have been shown.
            snapshot(shown);
            return snapshot(shown);
        } finally {
            theme.set(worn);
        }
    }

    private static Image snapshot(Node node) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SHARPNESS, SHARPNESS));
        parameters.setFill(Color.WHITE);
        return node.snapshot(parameters, null);
    }
}
