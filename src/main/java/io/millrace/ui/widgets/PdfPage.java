package io.millrace.ui.widgets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/**
 * One page of A4 with lines of text above a picture, as a PDF file. The text can be searched and
 * copied; what Western Europe's characters do not hold becomes a question mark.
 */
public final class PdfPage {

    private static final double WIDTH = 595.28;
    private static final double HEIGHT = 841.89;
    private static final double MARGIN = 28;
    private static final double TITLE = 16;
    private static final double TEXT = 10;
    private static final double LEADING = 1.4;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final String title;
    private final List<String> lines;
    private final Image picture;

    /**
     * Lays out the page; the picture is made as wide as the page, or as high as it.
     *
     * @param lines below the title
     */
    public PdfPage(String title, List<String> lines, Image picture) {
        this.title = title;
        this.lines = List.copyOf(lines);
        this.picture = picture;
    }

    /** Replaces what the file held; gives it back. */
    public Path write(Path file) throws IOException {
        List<byte[]> objects =
                List.of(
                        bytes("<< /Type /Catalog /Pages 2 0 R >>"),
                        bytes("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                        bytes(
                                String.format(
                                        Locale.ROOT,
                                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents 4 0 R /Resources << /Font << /B 5 0 R /T 6 0 R >> /XObject << /P 7 0 R >> >> >>",
                                        WIDTH,
                                        HEIGHT)),
                        stream("", content()),
                        font("Helvetica-Bold"),
                        font("Helvetica"),
                        stream(
                                "/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
                                        .formatted(
                                                (int) picture.getWidth(),
                                                (int) picture.getHeight()),
                                colours()));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(document(objects));
        }
        return file;
    }

    private static byte[] document(List<byte[]> objects) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes("%PDF-1.4\n"));
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            starts.add(out.size());
            out.write(bytes(String.format(Locale.ROOT, "%d 0 obj\n", i + 1)));
            out.write(objects.get(i));
            out.write(bytes("\nendobj\n"));
        }
        int table = out.size();
        out.write(
                bytes(
                        String.format(
                                Locale.ROOT,
                                "xref\n0 %d\n0000000000 65535 f \n",
                                objects.size() + 1)));
        for (int start : starts) {
            out.write(bytes(String.format(Locale.ROOT, "%010d 00000 n \n", start)));
        }
        out.write(
                bytes(
                        String.format(
                                Locale.ROOT,
                                "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
                                objects.size() + 1,
                                table)));
        return out.toByteArray();
    }

    private byte[] content() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        double top = HEIGHT - MARGIN - TITLE;
        write(out, "B", TITLE, top, title);
        for (String line : lines) {
            top -= TEXT * LEADING;
            write(out, "T", TEXT, top, line);
        }
        double room = top - TEXT - MARGIN;
        double scale =
                Math.min((WIDTH - 2 * MARGIN) / picture.getWidth(), room / picture.getHeight());
        double width = picture.getWidth() * scale;
        double height = picture.getHeight() * scale;
        out.write(
                bytes(
                        String.format(
                                Locale.ROOT,
                                "q %.3f 0 0 %.3f %.2f %.2f cm /P Do Q\n",
                                width,
                                height,
                                (WIDTH - width) / 2,
                                top - TEXT - height)));
        return out.toByteArray();
    }

    private static void write(OutputStream out, String font, double size, double top, String line)
            throws IOException {
        out.write(
                bytes(
                        String.format(
                                Locale.ROOT,
                                "BT /%s %.0f Tf %.2f %.2f Td (",
                                font,
                                size,
                                MARGIN,
                                top)));
        for (byte letter : line.getBytes(WESTERN)) {
            if (letter == '(' || letter == ')' || letter == '\\') {
                out.write('\\');
            }
            out.write(letter);
        }
        out.write(bytes(") Tj ET\n"));
    }

    private static byte[] font(String name) {
        return bytes(
                String.format(
                        Locale.ROOT,
                        "<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>",
                        name));
    }

    private byte[] colours() {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        byte[] colours = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            colours[3 * i] = (byte) (pixels[i] >> 16);
            colours[3 * i + 1] = (byte) (pixels[i] >> 8);
            colours[3 * i + 2] = (byte) pixels[i];
        }
        return colours;
    }

    private static byte[] stream(String entries, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(content);
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(
                bytes(
                        String.format(
                                Locale.ROOT,
                                "<< %s /Filter /FlateDecode /Length %d >>\nstream\n",
                                entries,
                                packed.size())));
        packed.writeTo(stream);
        stream.write(bytes("\nendstream"));
        return stream.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
