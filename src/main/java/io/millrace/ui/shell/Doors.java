package io.millrace.ui.shell;

/**
 * The ways out of somebody's window.
 *
 * @param lock hides it until the person's password is typed
 * @param leave signs out
 */
public record Doors(Runnable lock, Runnable leave) {}
