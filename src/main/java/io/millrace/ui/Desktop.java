package io.millrace.ui;

import io.millrace.MillraceException;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;

/** The desktop application: one window, from opening to closing. */
public final class Desktop {

    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 640;

    private Desktop() {}

    /** Whether there is a display; without one, the tour makes pictures. */
    public static boolean hasDisplay() {
        return Toolkit.hasDisplay();
    }

    /**
     * Shows the window and returns when it is closed; a sync under way is cancelled. Once in a
     * process.
     *
     * @throws MillraceException if no window can be shown
     */
    public static void run(Workplace workplace) {
        start();
        CountDownLatch closed = new CountDownLatch(1);
        try (Background background = Background.ofDesktop()) {
            Toolkit.run(() -> open(workplace, background, closed));
            await(closed);
        }
        Toolkit.exit();
    }

    private static void start() {
        try {
            Toolkit.start();
        } catch (UnsupportedOperationException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "No window can be shown here: there is no display that Millrace can use.",
                    cause);
        }
    }

    private static void open(Workplace workplace, Background background, CountDownLatch closed) {
        Stage stage = new Stage();
        stage.setTitle("Millrace");
        stage.getIcons().setAll(WindowIcon.all());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Reception reception = new Reception(workplace, background, stage);
        stage.setOnHidden(_ -> {
            reception.close();
            closed.countDown();
        });
        reception.open();
        stage.show();
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
