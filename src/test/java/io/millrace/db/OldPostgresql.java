package io.millrace.db;

import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import io.millrace.work.Worker;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Lets clients in as a PostgreSQL of some version would, and takes every setting. */
final class OldPostgresql implements AutoCloseable {

    private static final String[][] SAID = {
        {"server_encoding", "UTF8"},
        {"client_encoding", "UTF8"},
        {"DateStyle", "ISO, MDY"},
        {"integer_datetimes", "on"},
        {"standard_conforming_strings", "on"},
        {"TimeZone", "UTC"}
    };

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Worker worker = new Worker("old-postgresql", 1);
    private final String version;
    private final CompletableFuture<String> served;

    OldPostgresql(String version) throws IOException {
        this.version = version;
        served = worker.submit(this::serve);
    }

    ServerSettings settings() {
        return new ServerSettings(
                "127.0.0.1",
                socket.getLocalPort(),
                "shop",
                "nobody",
                new Secret("nothing"),
                TlsMode.DISABLE,
                null);
    }

    /** Until it is closed. The first connection only looks whether somebody listens. */
    private String serve() {
        while (true) {
            try (Socket client = socket.accept()) {
                welcome(client);
            } catch (IOException over) {
                return String.valueOf(over.getMessage());
            }
        }
    }

    private void welcome(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        if (isOver(in)) {
            return;
        }
        in.skipNBytes(in.readInt() - Integer.BYTES);
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        message(out, 'R', new byte[Integer.BYTES]);
        for (String[] pair : SAID) {
            parameter(out, pair[0], pair[1]);
        }
        parameter(out, "server_version", version);
        message(out, 'Z', new byte[] {'I'});
        out.flush();
        acknowledge(in, out);
    }

    /** What the driver sets for its session. */
    private static void acknowledge(DataInputStream in, DataOutputStream out) throws IOException {
        while (!isOver(in) && in.readByte() != 'X') {
            in.skipNBytes(in.readInt() - Integer.BYTES);
            message(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
            message(out, 'Z', new byte[] {'I'});
            out.flush();
        }
    }

    private static boolean isOver(DataInputStream in) throws IOException {
        in.mark(1);
        boolean isOver = in.read() < 0;
        in.reset();
        return isOver;
    }

    private static void parameter(DataOutputStream out, String name, String value)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(name.getBytes(StandardCharsets.UTF_8));
        body.write(0);
        body.write(value.getBytes(StandardCharsets.UTF_8));
        body.write(0);
        message(out, 'S', body.toByteArray());
    }

    private static void message(DataOutputStream out, char kind, byte[] body) throws IOException {
        out.writeByte(kind);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        served.join();
        worker.close();
    }
}
