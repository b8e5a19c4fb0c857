package io.millrace.ui;

import io.millrace.MillraceException;
import io.millrace.ui.services.Services;
import io.millrace.ui.shell.Shell;
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
     * Shows the window and returns when the person has closed it; a sync under way is cancelled.
     * Once in a process.
     *
     * @throws MillraceException if no window can be shown
     */
    public static void run(Services services) {
        start();
        CountDownLatch closed = new CountDownLatch(1);
        try (Background background = Background.ofDesktop()) {
            Toolkit.run(() -> open(services, background, closed));
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

    private static void open(Services services, Background background, CountDownLatch closed) {
        Shell shell = new Shell(services, background);
        Stage stage = new Stage();
        stage.setTitle("Millrace");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(shell.scene());
        stage.setOnHidden(_ -> {
            shell.close();
            closed.countDown();
        });
        stage.show();
        shell.load();
        shell.attend();
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
