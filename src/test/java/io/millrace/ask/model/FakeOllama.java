package io.millrace.ask.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as Ollama does on the wire, after its API documentation, and says what it is told to say:
 * replies from a queue, else from a function of the request. Keeps what it was asked.
 *
 * <pre>
 * try (FakeOllama ollama = FakeOllama.start()) {
 *     ollama.install(new FakeModel("qwen2.5:7b", 32_768, "completion"));
 *     ollama.reply(FakeReply.saying("{}").after(Duration.ofSeconds(1)), FakeReply.busy());
 *     … ollama.url() …
 *     ollama.chats().getFirst().path("options").path("num_ctx")
 * }
 * </pre>
 */
public final class FakeOllama implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a server without settings reads at most. */
    private static final int USUAL_CONTEXT = 4096;

    /** Of a token. */
    private static final int LETTERS = 4;

    /** A request as it came; the body is missing where there was none. */
    public record Asked(String method, String path, Map<String, String> headers, JsonNode body) {}

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<FakeModel> models = new CopyOnWriteArrayList<>();
    private final List<String> running = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<FakeReply> replies = new ConcurrentLinkedQueue<>();
    private volatile Function<JsonNode, FakeReply> otherwise =
            _ -> FakeReply.failing(500, "The script of the fake has ended.");
    private volatile String version = "0.12.3";
    private volatile int contextLimit = Integer.MAX_VALUE;
    private volatile String pullError = "";
    private volatile Duration pullStep = Duration.ZERO;
    private volatile boolean isPullStalled;
    private volatile Duration embedStep = Duration.ZERO;
    private volatile Function<String, List<Double>> place = FakeEmbedding::of;

    private FakeOllama(ServerSocket server) {
        this.server = server;
    }

    /** On a free port of this machine. */
    public static FakeOllama start() throws IOException {
        return start(0);
    }

    public static FakeOllama start(int port) throws IOException {
        FakeOllama fake =
                new FakeOllama(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("fake-ollama").start(fake::accept);
        return fake;
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    public FakeOllama install(FakeModel... more) {
        models.addAll(List.of(more));
        return this;
    }

    /** What it says to the next chats, in order. */
    public FakeOllama reply(FakeReply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    /** What it says when the queue is empty. */
    public FakeOllama answering(Function<JsonNode, FakeReply> rule) {
        otherwise = rule;
        return this;
    }

    public FakeOllama ofVersion(String other) {
        version = other;
        return this;
    }

    /** Reads no more tokens than these, whatever is asked of it. */
    public FakeOllama reading(int most) {
        contextLimit = most;
        return this;
    }

    /** Ends each pull with an error in its stream. */
    public FakeOllama failingPulls(String error) {
        pullError = error;
        return this;
    }

    /** Takes so long for each of the ten steps of a download. */
    public FakeOllama pulling(Duration step) {
        pullStep = step;
        return this;
    }

    public FakeOllama stallingPulls() {
        isPullStalled = true;
        return this;
    }

    /** Takes so long for each request for embeddings. */
    public FakeOllama embedding(Duration step) {
        embedStep = step;
        return this;
    }

    /** Places texts as this says. */
    public FakeOllama placing(Function<String, List<Double>> rule) {
        place = rule;
        return this;
    }

    /** The bodies of the requests for embeddings, in order. */
    public List<JsonNode> embeds() {
        return asked("/embed");
    }

    /** Everything it was asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The bodies of the chats, in order. */
    public List<JsonNode> chats() {
        return asked("/chat");
    }

    private List<JsonNode> asked(String path) {
        return asked.stream().filter(each -> each.path().endsWith(path)).map(Asked::body).toList();
    }

    /** How many clients hold a connection. */
    public int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().name("fake-ollama-client").start(() -> serve(socket));
            } catch (IOException _) {
                // Closed, which the condition sees.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            FakeConnection connection = new FakeConnection(socket);
            for (FakeConnection.Request next = connection.read();
                    next != null;
                    next = connection.read()) {
                answer(next, connection);
            }
        } catch (IOException _) {
            // The client hung up or the connection was to break.
        } finally {
            open.remove(socket);
        }
    }

    private void answer(FakeConnection.Request request, FakeConnection to) throws IOException {
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JsonProcessingException cause) {
            error(to, 400, cause.getOriginalMessage());
            return;
        }
        asked.add(new Asked(request.method(), request.path(), request.headers(), body));
        switch (request.method() + " " + request.path()) {
            case "GET /" -> to.whole(200, "text/plain; charset=utf-8", "Ollama is running");
            case "GET /api/version" -> json(to, JSON.createObjectNode().put("version", version));
            case "GET /api/tags" -> json(to, tags());
            case "GET /api/ps" -> json(to, processes());
            case "POST /api/show" -> show(body, to);
            case "POST /api/pull" -> pull(body, to);
            case "POST /api/embed" -> embed(body, to);
            case "POST /api/chat" -> chat(body, to);
            default -> to.whole(404, "text/plain", "404 page not found");
        }
    }

    private ObjectNode tags() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("models");
        models.forEach(
                model -> all.add(model.listed().put("modified_at", "2025-10-03T12:04:50.05Z")));
        return root;
    }

    private ObjectNode processes() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("models");
        models.stream()
                .filter(model -> running.contains(model.name()))
                .forEach(model ->
                        all.add(
                                model.listed()
                                        .put(
                                                "expires_at",
                                                Instant.now().plusSeconds(300).toString())
                                        .put("size_vram", model.size())
                                        .put("context_length", USUAL_CONTEXT)));
        return root;
    }

    private void show(JsonNode body, FakeConnection to) throws IOException {
        FakeModel model = wanted(body, to);
        if (model != null) {
            json(to, model.shown());
        }
    }

    private void pull(JsonNode body, FakeConnection to) throws IOException {
        String name = body.path("model").asText();
        if (name.isEmpty()) {
            error(to, 400, "invalid model name");
            return;
        }
        FakeModel model = new FakeModel(name, 32_768, "completion");
        to.beginStream();
        status(to, "pulling manifest");
        if (!pullError.isEmpty()) {
            to.piece(JSON.createObjectNode().put("error", pullError).toString());
            to.endStream();
            return;
        }
        String digest = "sha256:" + model.digest();
        for (long done = 0; done <= 10; done++) {
            to.pause(pullStep);
            to.piece(
                    JSON.createObjectNode()
                            .put("status", "pulling " + digest.substring(7, 19))
                            .put("digest", digest)
                            .put("total", model.size())
                            .put("completed", model.size() * done / 10)
                            .toString());
            if (isPullStalled) {
                to.stall();
            }
        }
        for (String status : List.of("verifying sha256 digest", "writing manifest", "success")) {
            status(to, status);
        }
        models.add(model);
        to.endStream();
    }

    private static void status(FakeConnection to, String status) throws IOException {
        to.piece(JSON.createObjectNode().put("status", status).toString());
    }

    private void embed(JsonNode body, FakeConnection to) throws IOException {
        FakeModel model = wanted(body, to);
        if (model == null) {
            return;
        }
        JsonNode input = body.path("input");
        List<JsonNode> texts = input.isArray() ? input.valueStream().toList() : List.of(input);
        if (!texts.stream().allMatch(JsonNode::isTextual)) {
            error(to, 400, "invalid input type");
            return;
        }
        if (!model.can("embedding")) {
            error(to, 400, "this model does not support embeddings");
            return;
        }
        to.pause(embedStep);
        embed(body, model, texts.stream().map(JsonNode::asText).toList(), to);
    }

    private void embed(JsonNode body, FakeModel model, List<String> texts, FakeConnection to)
            throws IOException {
        boolean isCut = body.path("truncate").asBoolean(true);
        ObjectNode root = JSON.createObjectNode().put("model", body.path("model").asText());
        ArrayNode all = root.putArray("embeddings");
        int read = 0;
        for (String text : texts) {
            int letters = Math.min(text.length(), model.context() * LETTERS);
            if (letters < text.length() && !isCut) {
                error(to, 400, "input length exceeds maximum context length");
                return;
            }
            place.apply(text.substring(0, letters)).forEach(all.addArray()::add);
            read += tokens(letters);
        }
        running.add(model.name());
        root.put("total_duration", 14_143_917).put("load_duration", 1_019_500);
        json(to, root.put("prompt_eval_count", read));
    }

    private void chat(JsonNode body, FakeConnection to) throws IOException {
        FakeModel model = wanted(body, to);
        if (model == null) {
            return;
        }
        if (body.path("think").asBoolean(false) && !model.can("thinking")) {
            error(
                    to,
                    400,
                    "\"%s\" does not support thinking".formatted(body.path("model").asText()));
            return;
        }
        if (!model.can("completion")) {
            error(to, 400, "\"%s\" does not support chat".formatted(body.path("model").asText()));
            return;
        }
        if (body.path("messages").isEmpty()) {
            running.add(model.name());
            json(to, line(body, "").put("done_reason", "load").put("done", true));
            return;
        }
        FakeReply next = replies.poll();
        FakeReply reply = next == null ? otherwise.apply(body) : next;
        to.pause(reply.before());
        if (reply.status() != 200) {
            error(to, reply.status(), reply.error());
            return;
        }
        running.add(model.name());
        if (body.path("stream").asBoolean(true)) {
            stream(body, model, reply, to);
        } else {
            plain(body, model, reply, to);
        }
    }

    private void stream(JsonNode body, FakeModel model, FakeReply reply, FakeConnection to)
            throws IOException {
        to.beginStream();
        for (String line : reply.garbage()) {
            to.piece(line);
        }
        if (!body.path("think").isBoolean() || body.path("think").asBoolean()) {
            for (String thought : reply.thinking()) {
                ObjectNode line = line(body, "");
                ((ObjectNode) line.path("message")).put("thinking", thought);
                to.pause(reply.between());
                to.piece(line.put("done", false).toString());
            }
        }
        for (String piece : reply.pieces()) {
            to.pause(reply.between());
            to.piece(line(body, piece).put("done", false).toString());
        }
        if (!reply.error().isEmpty()) {
            to.piece(JSON.createObjectNode().put("error", reply.error()).toString());
        }
        switch (reply.ending()) {
            case DONE -> {
                if (reply.error().isEmpty()) {
                    to.piece(last(line(body, ""), body, model, reply).toString());
                }
                to.endStream();
            }
            case EARLY -> to.endStream();
            case BROKEN -> to.breakOff();
            case STALLED -> to.stall();
        }
    }

    private void plain(JsonNode body, FakeModel model, FakeReply reply, FakeConnection to)
            throws IOException {
        if (!reply.error().isEmpty()) {
            error(to, 500, reply.error());
            return;
        }
        ObjectNode line = line(body, String.join("", reply.pieces()));
        if (!reply.thinking().isEmpty()) {
            ((ObjectNode) line.path("message")).put("thinking", String.join("", reply.thinking()));
        }
        json(to, last(line, body, model, reply));
    }

    private static ObjectNode line(JsonNode body, String content) {
        ObjectNode line =
                JSON.createObjectNode()
                        .put("model", body.path("model").asText())
                        .put("created_at", Instant.now().toString());
        line.putObject("message").put("role", "assistant").put("content", content);
        return line;
    }

    private ObjectNode last(ObjectNode line, JsonNode body, FakeModel model, FakeReply reply) {
        int words = reply.pieces().size() + reply.thinking().size();
        line.put("done_reason", reply.doneReason()).put("done", true);
        line.put("total_duration", 4_883_583_458L).put("load_duration", 1_334_875);
        int read = reply.promptTokens() < 0 ? read(body, model) : reply.promptTokens();
        if (read > 0) {
            // A server that has read the whole prompt before leaves it out.
            line.put("prompt_eval_count", read);
        }
        return line.put("prompt_eval_duration", 342_546_000)
                .put("eval_count", words)
                .put("eval_duration", 4_535_599_000L);
    }

    /** A prompt longer than the context is cut, without a word. */
    private int read(JsonNode body, FakeModel model) {
        int letters = 0;
        for (JsonNode message : body.path("messages")) {
            letters += message.path("content").asText().length();
        }
        int context = body.path("options").path("num_ctx").asInt(USUAL_CONTEXT);
        return Math.min(
                tokens(letters), Math.min(contextLimit, Math.min(context, model.context())));
    }

    private static int tokens(int letters) {
        return (letters + LETTERS - 1) / LETTERS;
    }

    private @Nullable FakeModel wanted(JsonNode body, FakeConnection to) throws IOException {
        if (body.isMissingNode()) {
            error(to, 400, "missing request body");
            return null;
        }
        String name = body.path("model").asText();
        if (name.isEmpty()) {
            error(to, 400, "model is required");
            return null;
        }
        FakeModel found =
                models.stream().filter(model -> model.isCalled(name)).findFirst().orElse(null);
        if (found == null) {
            error(to, 404, "model '%s' not found".formatted(name));
        }
        return found;
    }

    private static void json(FakeConnection to, JsonNode body) throws IOException {
        to.whole(200, "application/json; charset=utf-8", body.toString());
    }

    private static void error(FakeConnection to, int status, String words) throws IOException {
        to.whole(
                status,
                "application/json; charset=utf-8",
                JSON.createObjectNode().put("error", words).toString());
    }
}
