package io.millrace.ask.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.millrace.work.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The connection of one call. The library's own client tells nobody of a stream that ends too early
 * or of a line that it cannot read, and cannot be stopped before the first line; this one tells of
 * everything and is stopped by closing it.
 */
final class Wire implements HttpClient, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MULTIPLE_CHOICES = 300;

    private static final int THREADS = 3;

    /** Not those that all of a process share: one stream would hold up whoever else needs them. */
    private final Worker worker = new Worker("model", THREADS);

    private final java.net.http.HttpClient client =
            java.net.http.HttpClient.newBuilder()
                    .version(java.net.http.HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .executor(this::work)
                    .build();
    private final Consumer<Signal> signals;

    Wire(Consumer<Signal> signals) {
        this.signals = signals;
    }

    /** For the library, which wants to build its client. */
    HttpClientBuilder builder() {
        return new Ready();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<String> response =
                client.sendAsync(java(request), BodyHandlers.ofString()).join();
        if (response.statusCode() >= MULTIPLE_CHOICES) {
            throw new HttpException(response.statusCode(), response.body());
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var _ =
                client.sendAsync(java(request), BodyHandlers.ofInputStream())
                        .thenAcceptAsync(
                                response -> take(response, parser, new Told(listener)), this::work)
                        .whenComplete((_, failed) -> {
                            if (failed != null) {
                                signals.accept(new Signal.Broken(failed));
                            }
                        });
    }

    private void take(
            HttpResponse<InputStream> response, ServerSentEventParser parser, Told listener) {
        try (InputStream body = response.body()) {
            if (response.statusCode() >= MULTIPLE_CHOICES) {
                String words = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                throw new HttpException(response.statusCode(), words);
            }
            parser.parse(body, listener);
            listener.onClose();
            signals.accept(new Signal.Over());
        } catch (IOException cause) {
            signals.accept(new Signal.Broken(cause));
        }
    }

    private static java.net.http.HttpRequest java(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers()
                .forEach((name, values) ->
                        values.forEach(value -> {
                            if (value != null) {
                                builder.header(name, value);
                            }
                        }));
        String body = request.body();
        return builder.method(
                        request.method().name(),
                        body == null
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void work(Runnable task) {
        var _ =
                worker.submit(() -> {
                    task.run();
                    return true;
                });
    }

    /** Breaks the connection, whatever it is at. */
    void stop() {
        client.shutdownNow();
    }

    @Override
    public void close() {
        stop();
        worker.close();
    }

    /** Says what the library's own listener keeps to itself. */
    private final class Told implements ServerSentEventListener {

        private final ServerSentEventListener listener;

        Told(ServerSentEventListener listener) {
            this.listener = listener;
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            signals.accept(new Signal.Line(event.data()));
            try {
                listener.onEvent(event, context);
            } catch (RuntimeException unreadable) {
                signals.accept(new Signal.Broken(unreadable));
            }
        }

        @Override
        public void onError(Throwable failed) {
            signals.accept(new Signal.Broken(failed));
        }

        @Override
        public void onClose() {
            listener.onClose();
        }
    }

    /** There is nothing left to build. */
    private final class Ready implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return CONNECT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return CONNECT;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return Wire.this;
        }
    }
}
