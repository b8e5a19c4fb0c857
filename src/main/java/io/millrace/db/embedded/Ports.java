package io.millrace.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;

/** The loopback ports of a home, kept so that they stay the same from start to start. */
final class Ports {

    private final KeyFile file;

    Ports(Layout layout) {
        file = new KeyFile(layout.ports());
    }

    /** The port that a server had last, or 0. */
    synchronized int last(String server) throws IOException {
        return Integer.parseInt(file.read().getProperty(server, "0"));
    }

    /** The port that a server had last if nobody holds it now, else another; remembered. */
    synchronized int free(String server) throws IOException {
        int last = last(server);
        if (last != 0 && isFree(last)) {
            return last;
        }
        int port = any();
        Properties values = file.read();
        values.setProperty(server, Integer.toString(port));
        file.write(values, "The loopback ports of the embedded database servers.");
        return port;
    }

    static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (java.net.BindException _) {
            return false;
        }
    }

    private static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
