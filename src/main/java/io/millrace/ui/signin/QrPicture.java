package io.millrace.ui.signin;

import io.nayuki.qrcodegen.QrCode;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A QR code, black on white in every theme, since phones read nothing else for sure. */
final class QrPicture {

    private static final int BORDER = 4;
    private static final int PIXELS = 4;

    private QrPicture() {}

    static Image of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = (code.size + 2 * BORDER) * PIXELS;
        WritableImage picture = new WritableImage(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean dark = code.getModule(x / PIXELS - BORDER, y / PIXELS - BORDER);
                picture.getPixelWriter().setColor(x, y, dark ? Color.BLACK : Color.WHITE);
            }
        }
        return picture;
    }
}
