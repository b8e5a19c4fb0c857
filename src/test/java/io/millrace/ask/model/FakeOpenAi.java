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

/**
 * Speaks as OpenAI's server does, says one thing to all chats, lists its models, and keeps what it
 * heard.
 */
public final class FakeOpenAi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT =
            "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"large\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":%s}]}\n\n";

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Said chat = new Said(200, "");
    private volatile Said list =
            new Said(
                    200,
                    "{\"object\":\"list\",\"data\":[{\"id\":\"large\",\"object\":\"model\",\"created\":1,\"owned_by\":\"us\"}]}");

    private record Said(int status, String text) {}

    private FakeOpenAi(HttpServer server) {
        this.server = server;
    }

    /** On a free port of this machine. */
    public static FakeOpenAi start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeOpenAi fake = new FakeOpenAi(server);
        server.createContext("/v1/chat/completions", fake::chat);
        server.createContext("/v1/models", fake::list);
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
        chat = new Said(otherStatus, otherBody);
        return this;
    }

    FakeOpenAi listing(int otherStatus, String otherBody) {
        list = new Said(otherStatus, otherBody);
        return this;
    }

    /** What chats asked, in order. */
    public List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    List<String> keys() {
        return List.copyOf(keys);
    }

    private void chat(HttpExchange exchange) throws IOException {
        bodies.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        serve(exchange, "text/event-stream", chat);
    }

    private void list(HttpExchange exchange) throws IOException {
        serve(exchange, "application/json", list);
    }

    private void serve(HttpExchange exchange, String type, Said said) throws IOException {
        try (exchange) {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getResponseHeaders().add("Content-Type", type);
            byte[] bytes = said.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
