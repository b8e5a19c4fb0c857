package io.millrace.oltp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A line to the database server that breaks around a COMMIT, as lines do. */
public final class CutLine implements AutoCloseable {

    /** When it breaks. */
    public enum Cut {
        /** Never. */
        NOT,
        /** The server gets the COMMIT; its answer is lost. */
        AFTER_COMMIT,
        /** The COMMIT is lost. */
        BEFORE_COMMIT
    }

    /** The driver sends the word once, and from then on a name that it gave the statement. */
    private static final class Commits {
        private String name = "COMMIT\0";

        boolean isIn(byte[] buffer, int n) {
            String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
            int word = text.indexOf("\0COMMIT\0");
            if (word > 0) {
                int before = text.lastIndexOf('P', word);
                name = '\0' + text.substring(before + 5, word) + '\0';
            }
            return text.contains(name);
        }
    }

    private final ServerSocket entrance;
    private final int serverPort;
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NOT);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public CutLine(int serverPort) throws IOException {
        this.serverPort = serverPort;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Breaks once, at the next COMMIT; afterwards the line works again. */
    public void cutOnce(Cut when) {
        cut.set(when);
    }

    private static void start(Runnable work) {
        Thread.ofVirtual().start(work);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.add(client);
                sockets.add(server);
                start(() -> carry(client, server, true));
                start(() -> carry(server, client, false));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void carry(Socket from, Socket to, boolean upwards) {
        byte[] buffer = new byte[1 << 16];
        Commits commits = new Commits();
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                if (upwards && commits.isIn(buffer, n) && breaks(from, out, buffer, n)) {
                    return;
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException closed) {
            // Either side hung up.
        }
    }

    private boolean breaks(Socket client, OutputStream server, byte[] buffer, int n)
            throws IOException {
        Cut when = cut.getAndSet(Cut.NOT);
        if (when == Cut.NOT) {
            return false;
        }
        client.close();
        if (when == Cut.AFTER_COMMIT) {
            server.write(buffer, 0, n);
            server.flush();
            // The server reads what was sent before it notices that nobody is there any more.
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
