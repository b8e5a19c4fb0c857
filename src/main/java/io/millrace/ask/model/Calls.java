package io.millrace.ask.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParsingHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a server for JSON. */
final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration SHORT = Duration.ofSeconds(5);

    /** For what a server answers from its own memory. */
    private static final ModelSettings.Patience LITTLE =
            new ModelSettings.Patience(SHORT, SHORT, SHORT);

    private final URI url;
    private final Map<String, String> headers;

    /**
     * Asks one server.
     *
     * @param headers of each request, such as the one with the key
     */
    Calls(URI url, Map<String, String> headers) {
        this.url = url;
        this.headers = headers;
    }

    /** One object for another; without a body it is a GET. */
    JsonNode call(String path, @Nullable JsonNode body, Run run) throws TroubleException {
        return call(path, body, LITTLE, run);
    }

    /** The same for what takes a server longer. */
    JsonNode call(String path, @Nullable JsonNode body, ModelSettings.Patience patience, Run run)
            throws TroubleException {
        Signals signals = new Signals(run, patience.whole());
        StringBuilder text = new StringBuilder();
        try (Wire wire = new Wire(signals::add);
                Run.Registration _ = run.onCancel(wire::stop)) {
            send(wire, path, body);
            for (Signal next = signals.first(patience.first());
                    next instanceof Signal.Line(String line);
                    next = signals.next(patience.idle())) {
                text.append(line);
            }
        }
        return read(text.toString());
    }

    /** Begins a call whose lines the connection tells. */
    void send(Wire wire, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request =
                HttpRequest.builder()
                        .method(body == null ? HttpMethod.GET : HttpMethod.POST)
                        .url(url + path)
                        .addHeader("Content-Type", "application/json");
        headers.forEach((name, value) -> request.addHeader(name, value));
        wire.execute(
                (body == null ? request : request.body(body.toString())).build(),
                Calls::lines,
                Silent.LISTENER);
    }

    static JsonNode read(String text) throws TroubleException {
        try {
            JsonNode read = JSON.readTree(text);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException cause) {
            throw new TroubleException(new Trouble.Garbage(), cause);
        }
        throw new TroubleException(new Trouble.Garbage(), null);
    }

    private static void lines(InputStream body, ServerSentEventListener listener) {
        ServerSentEventContext context =
                new ServerSentEventContext(new DefaultServerSentEventParsingHandle(body));
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                listener.onEvent(new ServerSentEvent(null, line), context);
            }
        } catch (IOException cause) {
            listener.onError(cause);
        }
    }

    /** Needs no words of its own: the connection tells of each line and each failure. */
    private enum Silent implements ServerSentEventListener {
        LISTENER;

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {}

        @Override
        public void onError(Throwable failed) {}
    }
}
