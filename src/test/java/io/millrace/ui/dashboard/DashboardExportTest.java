package io.millrace.ui.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.dashboard.Facet;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.warehouse.TestStar;
import io.millrace.warehouse.words.Formats;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard on paper: a real window's content, a real warehouse, files that are read again. */
class DashboardExportTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern PICTURE = Pattern.compile("/Subtype /Image /Width (\\d+) ");
    private static final Pattern XREF = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$");

    /** Where the pictures are kept to be looked at; empty for nowhere. */
    private static final String KEEP = System.getProperty("millrace.test.pictures", "");

    @TempDir private Path folder = Path.of("");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    private final ObjectProperty<@Nullable Notice> told = new SimpleObjectProperty<>();
    private Databases databases;
    private Background background;
    private DashboardViewModel model;
    private DashboardExport export;
    private Scene shown;

    @BeforeEach
    void open() throws SQLException {
        databases = TestServers.fresh();
        TestStar.create(databases.warehouse());
        TestStar.fill(databases.warehouse());
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        model =
                new DashboardViewModel(
                        DashboardReports.of(databases.warehouse(), SemanticModel.shipped()),
                        background,
                        new Formats(Locale.US, Currency.getInstance("USD")));
        export =
                new DashboardExport(
                        model,
                        background,
                        theme,
                        new SimpleObjectProperty<>(
                                new FreshnessReading(
                                        Mood.GOOD,
                                        "0 s",
                                        "",
                                        "Warehouse is up to date · reconciled")),
                        told::set,
                        Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneId.systemDefault()));
        shown =
                Toolkit.call(() -> {
                    Scene scene =
                            new Scene(
                                    Fxml.load(new DashboardController(model, theme, export)),
                                    960,
                                    600);
                    theme.subscribe(worn -> worn.dress(scene));
                    model.refresh();
                    return scene;
                });
        settle();
        Toolkit.run(() -> model.pick(Pick.of(Facet.REGION, "West")));
        settle();
        // Puts everything in its place, as a window would.
        Toolkit.run(() -> shown.snapshot(null));
    }

    private void settle() {
        Toolkit.await(model.busyProperty().not(), SOON);
    }

    @AfterEach
    void close() {
        background.close();
        databases.close();
    }

    @Test
    void aPdfSaysItsPeriodFiltersFreshnessAndDate() throws IOException {
        Path file = folder.resolve("dashboard.pdf");
        Toolkit.run(() -> export.savePdf(file));
        assertSaved(file);
        String pdf = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(pdf.startsWith("%PDF-1.4"));
        Matcher end = XREF.matcher(pdf);
        assertTrue(end.find());
        assertEquals(
                "xref",
                pdf.substring(Integer.parseInt(end.group(1)), Integer.parseInt(end.group(1)) + 4));
        String text = stream(pdf, "4 0 obj");
        for (String said :
                new String[] {
                    "Period: 1 Jul 2024 – 15 Jun 2025",
                    "Narrowed to: Region: West",
                    "Freshness: Warehouse is up to date · reconciled",
                    "Made on 26 Nov 2026"
                }) {
            assertTrue(text.contains(said), text);
        }
        Matcher picture = PICTURE.matcher(pdf);
        assertTrue(picture.find());
        assertEquals(1_920, Integer.parseInt(picture.group(1)), 50, "with or without a scroll bar");
    }

    @Test
    void aPictureShowsAllOfThePageInLight() throws IOException {
        Path file = folder.resolve("dashboard.png");
        Toolkit.run(() -> export.savePng(file));
        assertSaved(file);
        if (!KEEP.isEmpty()) {
            Files.copy(file, Path.of(KEEP), StandardCopyOption.REPLACE_EXISTING);
        }
        BufferedImage picture = ImageIO.read(file.toFile());
        assertTrue(picture.getHeight() > 2 * 900, picture.getHeight() + " high");
        double brightness =
                IntStream.range(0, picture.getWidth() * picture.getHeight())
                        .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                        .mapToLong(colour -> colour & 0xff)
                        .average()
                        .orElseThrow();
        assertTrue(brightness > 200 && brightness < 254, brightness + " bright");
        assertEquals(Theme.DARK, Toolkit.call(theme::get));
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() {
        Path file = folder.resolve("no such folder").resolve("dashboard.pdf");
        Toolkit.run(() -> export.savePdf(file));
        Toolkit.await(told.map(notice -> notice.mood() == Mood.BAD).orElse(false), SOON);
        Notice notice = Toolkit.call(told::get);
        assertTrue(notice != null && notice.text().contains("dashboard.pdf could not be written"));
    }

    private void assertSaved(Path file) {
        Toolkit.await(told.isNotNull(), SOON);
        assertEquals(new Notice(Mood.GOOD, "Saved", file.toString()), Toolkit.call(told::get));
    }

    private static String stream(String pdf, String object) throws IOException {
        int start = pdf.indexOf("stream\n", pdf.indexOf(object)) + "stream\n".length();
        byte[] packed =
                pdf.substring(start, pdf.indexOf("\nendstream", start))
                        .getBytes(StandardCharsets.ISO_8859_1);
        return new String(
                new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                Charset.forName("windows-1252"));
    }
}
