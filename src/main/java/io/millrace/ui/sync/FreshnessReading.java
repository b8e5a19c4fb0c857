package io.millrace.ui.sync;

import io.millrace.ui.widgets.Mood;

/**
 * How fresh the warehouse is, in words.
 *
 * @param behind by how much, such as "4 s"
 * @param detail what the last comparison found, or what to do
 * @param sentence all of it in one line
 */
public record FreshnessReading(Mood mood, String behind, String detail, String sentence) {}
