package io.millrace.ask.benchmark;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value for each brace of a frame.
 *
 * @param picked by the name in the brace, what the value gives by name, each in one or several
 *     words
 * @param fragments words that SQL may use as well
 * @param number its place among the combinations of the frame, from 0
 */
record Combination(
        Map<String, Map<String, List<String>>> picked, Map<String, String> fragments, int number) {

    private static final Pattern BRACE = Pattern.compile("\\{([a-z_]+)(?:\\.([a-z_]+))?}");
    private static final String SAY = "say";

    /** The question with the values said; another wording takes another of their words. */
    String question(String template, int wording) {
        return fill(template, number + wording);
    }

    /** The statement in one line. */
    String sql(String template) {
        return fill(template, 0).strip().replaceAll("\\s+", " ");
    }

    private String fill(String template, int turn) {
        return BRACE.matcher(template)
                .replaceAll(brace -> Matcher.quoteReplacement(value(brace, turn)));
    }

    private String value(MatchResult brace, int turn) {
        Map<String, List<String>> value = picked.get(brace.group(1));
        if (value == null) {
            return fragment(brace);
        }
        List<String> words = value.get(brace.group(2) == null ? SAY : brace.group(2));
        if (words == null) {
            throw new IllegalArgumentException("Nothing in values.yaml for " + brace.group());
        }
        return words.get(turn % words.size());
    }

    private String fragment(MatchResult brace) {
        String fragment = fragments.get(brace.group(1));
        if (fragment == null) {
            throw new IllegalArgumentException("Neither a value nor a fragment: " + brace.group());
        }
        return fragment;
    }
}
