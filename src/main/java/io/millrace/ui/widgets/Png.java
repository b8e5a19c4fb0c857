package io.millrace.ui.widgets;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Writes pictures as PNG, without the Swing module of JavaFX. */
public final class Png {

    private Png() {}

    /** Into a file, which it gives back. */
    public static Path write(Image picture, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(picture, out);
        }
        return file;
    }

    /** Into a stream, which stays open; on any thread. */
    public static void write(Image picture, OutputStream out) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(copy, "png", out);
    }
}
