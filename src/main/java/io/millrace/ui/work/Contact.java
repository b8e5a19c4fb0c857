package io.millrace.ui.work;

import io.millrace.work.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Whether the servers answer that a window works with, and what a person is told while one does
 * not. Used on the window's thread.
 */
public final class Contact implements AutoCloseable {

    /**
     * A server.
     *
     * @param name within a sentence, such as "the warehouse"
     * @param answers asks it; called in the background
     * @param close ends the asking
     */
    public record Server(String name, BooleanSupplier answers, Runnable close) {}

    private final List<Server> servers;
    private final Worker asking = new Worker("contact", 1);
    private final Executor window;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final List<Runnable> back = new ArrayList<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private boolean closed;

    /** On a thread of its own, since all others may be waiting for the server that is away. */
    public Contact(List<Server> servers, Executor window) {
        this.servers = List.copyOf(servers);
        this.window = window;
    }

    /** Who does not answer, in a sentence; empty while all do. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Calls the listener whenever all servers answer again. */
    public void onBack(Runnable listener) {
        back.add(listener);
    }

    /** Asks all of them, unless it is asking already. */
    public void look() {
        if (!looking.get() && !closed && !servers.isEmpty()) {
            looking.set(true);
            var _ = asking.submit(this::silent).thenAcceptAsync(this::heard, window);
        }
    }

    /** Whether it is asking. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    private List<Server> silent() {
        return servers.stream().filter(server -> !server.answers().getAsBoolean()).toList();
    }

    private void heard(List<Server> silent) {
        looking.set(false);
        if (closed) {
            return;
        }
        boolean was = !problem.get().isEmpty();
        problem.set(sentence(silent));
        if (was && silent.isEmpty()) {
            back.forEach(Runnable::run);
        }
    }

    private static String sentence(List<Server> silent) {
        if (silent.isEmpty()) {
            return "";
        }
        String names = silent.stream().map(Server::name).collect(Collectors.joining(" and "));
        return "%s%s %s not answer. What you typed stays here; this goes on by itself once it can."
                .formatted(
                        names.substring(0, 1).toUpperCase(Locale.ROOT),
                        names.substring(1),
                        silent.size() == 1 ? "does" : "do");
    }

    /** Waits for nobody: a server that is away would let the window wait. */
    @Override
    public void close() {
        closed = true;
        var _ =
                asking.submit(() -> {
                    servers.forEach(server -> server.close().run());
                    return true;
                });
        asking.leave();
    }
}
