package io.millrace.ui.widgets;

/** What a person is told in passing: how something ended. */
public record Notice(Mood mood, String title, String text) {}
