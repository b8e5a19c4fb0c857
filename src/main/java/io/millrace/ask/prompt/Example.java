package io.millrace.ask.prompt;

/** A verified question with the SQL that answers it; parameters of it begin with a colon. */
public record Example(String question, String sql) {}
