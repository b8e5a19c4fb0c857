package io.millrace.ask.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.config.ModelSettings;
import io.millrace.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as OpenAI's server does, says one thing to all, and keeps what it heard. */
public final class FakeOpenAi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT =
            "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"large\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":%s}]}\n\n";

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String body = "";

    private FakeOpenAi(HttpServer server) {
        this.server = server;
    }

    /** On a free port of this machine. */
    public static FakeOpenAi start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeOpenAi fake = new FakeOpenAi(server);
        server.createContext("/v1/chat/completions", fake::serve);
        server.createContext("/v1/models", fake::serve);
        server.start();
        return fake;
    }

    /** Settings that lead to it. */
    ModelSettings settings(String key) {
        return settings("localhost", new Secret(key));
    }

    /** The same, by an address that nothing tells to be this machine's. */
    public ModelSettings remote() {
        return settings("0.0.0.0", new Secret("sk-secret"));
    }

    private ModelSettings settings(String host, Secret key) {
        return TestSettings.of(
                ModelSettings.Provider.OPENAI_COMPATIBLE,
                "http://%s:%d/v1".formatted(host, server.getAddress().getPort()),
                "large",
                key);
    }

    /** Streams a text in two pieces. */
    public FakeOpenAi saying(String text) throws JsonProcessingException {
        int half = text.length() / 2;
        return answering(
                200,
                event(text.substring(0, half))
                        + event(text.substring(half))
                        + EVENT.formatted("\"\"", "\"stop\"")
                        + "data: [DONE]\n\n");
    }

    static String event(String text) throws JsonProcessingException {
        return EVENT.formatted(JSON.writeValueAsString(text), "null");
    }

    FakeOpenAi answering(int otherStatus, String otherBody) {
        status = otherStatus;
        body = otherBody;
        return this;
    }

    /** What it was asked, in order; missing where a request had no body. */
    public List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    List<String> keys() {
        return List.copyOf(keys);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
