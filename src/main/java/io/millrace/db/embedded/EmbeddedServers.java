package io.millrace.db.embedded;

import io.millrace.MillraceException;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One user of a home's two servers. The first starts them, later ones of this or another process
 * join, the last to leave stops them. If the process is told to end, it leaves by itself.
 */
public final class EmbeddedServers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

    private static final String OWNER = "millrace";
    private static final String GATE = "millrace_gate";
    private static final String DATABASE = "millrace";
    private static final String SCHEMA = "millrace_dw";

    /** The homes that this process uses. Guards all starting and stopping in this process. */
    private static final Map<Path, Attachment> ATTACHMENTS = new HashMap<>();

    private static final List<EmbeddedServers> OPEN = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedServers::leaveAll, "leave-homes"));
    }

    private final Layout layout;
    private final Secrets secrets;
    private final Starter postgresqlStarter;
    private final Starter mariadbStarter;
    private ServerSettings postgresql = nowhere();
    private ServerSettings mariadb = nowhere();
    private boolean closed;

    private EmbeddedServers(Layout layout) {
        this.layout = layout;
        this.secrets = Secrets.of(layout);
        Ports ports = new Ports(layout);
        postgresqlStarter =
                new Starter(new PostgresqlServer(layout, secrets.postgresqlSuperuser()), ports);
        mariadbStarter = new Starter(new MariaDbServer(layout, secrets.mariadbSuperuser()), ports);
    }

    /**
     * Starts the servers of a home or joins them.
     *
     * @param prepare what to do once they run, before anybody else may come in, such as making the
     *     accounts; must do no harm when it was done before
     */
    public static EmbeddedServers start(Path home, Run run, Consumer<EmbeddedServers> prepare) {
        Artifact.here().check();
        Layout layout = Layout.of(home);
        synchronized (ATTACHMENTS) {
            try (HomeLock _ = HomeLock.take(layout, run)) {
                EmbeddedServers servers = new EmbeddedServers(layout);
                attachment(layout).join();
                OPEN.add(servers);
                try {
                    servers.ensureRunning(run);
                    prepare.accept(servers);
                    return servers;
                } catch (RuntimeException failed) {
                    servers.leaveAfter(failed);
                    throw failed;
                }
            } catch (IOException cause) {
                throw new MillraceException(
                        MillraceException.Code.FAILED,
                        layout.attached() + " cannot be locked.",
                        cause);
            }
        }
    }

    /** PostgreSQL for the account that owns the database {@code millrace}. */
    public ServerSettings oltp() {
        return account(postgresql, DATABASE, OWNER, secrets.postgresqlOwner());
    }

    /** PostgreSQL for the account that may only sign people in. */
    public ServerSettings gate() {
        return account(postgresql, DATABASE, GATE, secrets.postgresqlGate());
    }

    /** MariaDB for the account that owns the schema {@code millrace_dw}. */
    public ServerSettings warehouse() {
        return account(mariadb, SCHEMA, OWNER, secrets.mariadbOwner());
    }

    /** PostgreSQL for its superuser, who makes accounts and nothing else. */
    public ServerSettings postgresqlSuperuser() {
        return postgresql;
    }

    /** MariaDB for its superuser, who makes accounts and nothing else. */
    public ServerSettings mariadbSuperuser() {
        return mariadb;
    }

    /** Leaves; stops the servers if nobody else uses them, in this process or another. */
    @Override
    public void close() {
        synchronized (ATTACHMENTS) {
            if (closed) {
                return;
            }
            try (HomeLock _ = HomeLock.take(layout, new Run())) {
                leave();
            }
        }
    }

    private void ensureRunning(Run run) {
        sideBySide(
                () -> postgresql = postgresqlStarter.ensureRunning(run),
                () -> mariadb = mariadbStarter.ensureRunning(run));
    }

    private void leaveAfter(RuntimeException failed) {
        try {
            leave();
        } catch (RuntimeException another) {
            failed.addSuppressed(another);
        }
    }

    /** Call it under the home's lock. */
    private void leave() {
        closed = true;
        OPEN.remove(this);
        try {
            Attachment attachment = attachment(layout);
            boolean last = attachment.leave();
            if (!attachment.isUsed()) {
                ATTACHMENTS.remove(layout.home());
                attachment.close();
            }
            if (last) {
                stop();
            }
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    layout.attached() + " cannot be unlocked.",
                    cause);
        }
    }

    private void stop() {
        sideBySide(postgresqlStarter::stop, mariadbStarter::stop);
    }

    /** Waits for both, whatever becomes of one; the first failure carries the other. */
    private static void sideBySide(Runnable one, Runnable other) {
        List<RuntimeException> failures = new ArrayList<>();
        try (Worker worker = new Worker("embedded", 1)) {
            CompletableFuture<List<RuntimeException>> later = worker.submit(() -> attempt(one));
            failures.addAll(attempt(other));
            failures.addAll(later.join());
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static List<RuntimeException> attempt(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (RuntimeException failed) {
            return List.of(failed);
        }
    }

    /** The process ends: whoever still uses a home leaves it. */
    private static void leaveAll() {
        synchronized (ATTACHMENTS) {
            for (EmbeddedServers servers : List.copyOf(OPEN)) {
                try {
                    servers.close();
                } catch (RuntimeException failed) {
                    LOG.warn("The embedded servers may still be running.", failed);
                }
            }
        }
    }

    private static Attachment attachment(Layout layout) throws IOException {
        Attachment attachment = ATTACHMENTS.get(layout.home());
        if (attachment == null) {
            attachment = new Attachment(layout);
            ATTACHMENTS.put(layout.home(), attachment);
        }
        return attachment;
    }

    private static ServerSettings account(
            ServerSettings server, String database, String user, Secret password) {
        return new ServerSettings(
                server.host(), server.port(), database, user, password, TlsMode.DISABLE, null);
    }

    private static ServerSettings nowhere() {
        return new ServerSettings("", 0, "", "", new Secret(""), TlsMode.DISABLE, null);
    }
}
