package io.millrace.ask.reading;

import io.millrace.semantics.query.SemanticQuery;
import java.util.List;

/** What became of a question: understood, or an honest word about why not. */
public sealed interface Reading {

    /**
     * It has one meaning.
     *
     * @param remarks what the reader took for granted or mended, a sentence each: "I read furnitre
     *     as Furniture."
     */
    record Understood(SemanticQuery query, List<String> remarks) implements Reading {
        public Understood {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * It has several meanings.
     *
     * @param prompt what to ask the person
     */
    record Clarify(String prompt, List<Choice> choices) implements Reading {
        public Clarify {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One of several meanings.
     *
     * @param label as it stands on a button
     * @param question the whole question to ask instead
     */
    record Choice(String label, String question) {}

    /**
     * It has words that mean nothing here, or lacks what would make it a question about the
     * business.
     *
     * @param words the words as they were written; empty where it is the whole that makes no sense
     * @param message a sentence for the person
     * @param suggestions what to say instead; may be empty
     */
    record Unknown(List<String> words, String message, List<String> suggestions)
            implements Reading {
        public Unknown {
            words = List.copyOf(words);
            suggestions = List.copyOf(suggestions);
        }
    }

    /** It asks for what is not given: to change data, for secrets, for who somebody is. */
    record Refused(String message) implements Reading {}
}
