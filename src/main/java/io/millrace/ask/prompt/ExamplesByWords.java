package io.millrace.ask.prompt;

import io.millrace.work.Run;
import java.util.Collection;

/** Finds the verified questions that share the most words with another. */
final class ExamplesByWords implements ExampleFinder {

    private final Similarity<Example> similarity;

    ExamplesByWords(Collection<Example> examples) {
        similarity = new Similarity<>(examples, Example::question);
    }

    @Override
    public Found nearest(String question, int most, Run run) {
        return new Found(similarity.nearest(question, most), "");
    }
}
