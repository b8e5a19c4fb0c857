package io.millrace.db.embedded;

import io.millrace.MillraceException;
import io.millrace.config.ServerSettings;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Brings one server up, whatever it finds: nothing, data of a former run, the remains of a killed
 * one, or the server itself, left running. Call it under the home's lock.
 */
final class Starter {

    /** Recovery after a crash replays at most the size of the log, so this is generous. */
    private static final Duration UNTIL_READY = Duration.ofMinutes(5);

    private static final Duration UNTIL_STOPPED = Duration.ofMinutes(1);
    private static final int PORTS_TO_TRY = 3;
    private static final int MILLISECONDS_TO_ANSWER = 1000;
    private static final long MILLISECONDS_BETWEEN_TRIES = 20;

    private final EmbeddedServer server;
    private final Ports ports;

    Starter(EmbeddedServer server, Ports ports) {
        this.server = server;
        this.ports = ports;
    }

    /** Ends with a server that lets us in; gives the superuser's way to it. */
    ServerSettings ensureRunning(Run run) {
        try {
            Optional<ServerSettings> running = adopt(run);
            return running.isPresent() ? running.get() : start(run);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The embedded "
                            + server.program().server()
                            + " cannot be started: "
                            + cause.getMessage()
                            + ".",
                    cause);
        }
    }

    /** Ends with no server; one that does not run is left alone. */
    void stop() {
        try {
            Optional<ProcessHandle> process = server.process();
            if (process.isPresent()) {
                server.askToStop(ports.last(server.id()));
                process.get().onExit().get(UNTIL_STOPPED.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException | SQLException | ExecutionException | TimeoutException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The embedded "
                            + server.program().server()
                            + " did not stop; see "
                            + server.program().log()
                            + ".",
                    cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server that a killed or a fellow process started, if it is up or comes up. */
    private Optional<ServerSettings> adopt(Run run) throws IOException {
        Optional<ProcessHandle> process = server.process();
        if (process.isEmpty()) {
            return Optional.empty();
        }
        ServerSettings superuser = server.superuser(ports.last(server.id()));
        return await(superuser, process.get()::isAlive, run)
                ? Optional.of(superuser)
                : Optional.empty();
    }

    private ServerSettings start(Run run) throws IOException {
        server.forgetProcess();
        server.unpack();
        run.check();
        server.initialise();
        for (int attempt = 1; ; attempt++) {
            run.check();
            int port = ports.free(server.id());
            long begin = server.program().openLog();
            Process process = server.launch(port);
            ServerSettings superuser = server.superuser(port);
            if (await(superuser, () -> isComing(process), run)) {
                return superuser;
            }
            // Between the look at the port and the start somebody else may have taken it.
            if (attempt == PORTS_TO_TRY || Ports.isFree(port)) {
                throw server.program().failed("did not start", begin);
            }
        }
    }

    /** A launcher that ended well has left the server to itself. */
    private boolean isComing(Process process) {
        try {
            return process.isAlive() || (process.exitValue() == 0 && server.process().isPresent());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private boolean await(ServerSettings superuser, BooleanSupplier alive, Run run)
            throws IOException {
        long deadline = System.nanoTime() + UNTIL_READY.toNanos();
        SQLException last = null;
        while (alive.getAsBoolean()) {
            try {
                if (answers(superuser.port()) && letsUsIn(superuser)) {
                    return true;
                }
            } catch (SQLException notYet) {
                last = notYet;
            }
            if (System.nanoTime() > deadline) {
                throw new MillraceException(
                        MillraceException.Code.CANNOT_CONNECT,
                        "The embedded "
                                + server.program().server()
                                + " runs but lets nobody in; see "
                                + server.program().log()
                                + ".",
                        last);
            }
            run.check();
            pause();
        }
        return false;
    }

    private boolean letsUsIn(ServerSettings superuser) throws SQLException, IOException {
        try (Connection connection = server.address(superuser).connect()) {
            return server.isOurs(connection);
        }
    }

    /** A look at the port first: a driver's failed attempt takes far longer. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    MILLISECONDS_TO_ANSWER);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MillraceException(
                    MillraceException.Code.CANCELLED, "The start was interrupted.", interrupted);
        }
    }
}
