package io.millrace.ask.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a question into words, numbers, quotations and marks; articles are left out. */
final class Tokenizer {

    private static final Pattern PIECE =
            Pattern.compile(
                    "\"(?<quoted>[^\"]*)\""
                            + "|(?<date>\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}|\\d{1,2}/\\d{4}|\\d{4}/\\d{1,2})"
                            + "|(?<code>[\\p{L}]+(?:-[\\p{L}\\d]+)*-\\d{3,}|(?=[0-9a-f]*\\d)[0-9a-f]{12}\\b)"
                            + "|(?<number>[$€£]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:(?:st|nd|rd|th)\\b|(?:k|m|mn|bn)\\b|\\s?%)?)"
                            + "|(?<word>[\\p{L}\\p{M}]+(?:\\.[\\p{L}]\\b\\.?)*(?:'[\\p{L}]+|')?)"
                            + "|(?<alnum>[\\p{L}\\d]+)"
                            + "|(?<mark>>=|<=|<>|!=|[^\\s\\p{L}\\d])",
                    Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACE = Pattern.compile(" ");

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private static final Map<String, String> CONTRACTIONS =
            Map.ofEntries(
                    Map.entry("what's", "what is"),
                    Map.entry("whats", "what is"),
                    Map.entry("who's", "who is"),
                    Map.entry("where's", "where is"),
                    Map.entry("how's", "how is"),
                    Map.entry("that's", "that is"),
                    Map.entry("let's", "let us"),
                    Map.entry("i'd", "i would"),
                    Map.entry("i'm", "i am"),
                    Map.entry("we've", "we have"),
                    Map.entry("we're", "we are"),
                    Map.entry("don't", "do not"),
                    Map.entry("dont", "do not"),
                    Map.entry("doesn't", "does not"),
                    Map.entry("didn't", "did not"),
                    Map.entry("didnt", "did not"),
                    Map.entry("isn't", "is not"),
                    Map.entry("aren't", "are not"),
                    Map.entry("wasn't", "was not"),
                    Map.entry("weren't", "were not"),
                    Map.entry("haven't", "have not"),
                    Map.entry("hasn't", "has not"),
                    Map.entry("hadn't", "had not"),
                    Map.entry("can't", "can not"),
                    Map.entry("won't", "will not"),
                    Map.entry("there's", "there is"));

    private Tokenizer() {}

    static List<Token> tokens(String question) {
        String straight =
                question.replace('\u2019', '\'')
                        .replace('\u2018', '\'')
                        .replace('\u201c', '"')
                        .replace('\u201d', '"')
                        .replace('\u2013', '-')
                        .replace('\u2014', '-')
                        .replace('\u00a0', ' ')
                        .replace('_', ' ');
        List<Token> tokens = new ArrayList<>();
        Matcher piece = PIECE.matcher(straight);
        while (piece.find()) {
            add(piece, straight, tokens);
        }
        return tokens;
    }

    private static void add(Matcher piece, String question, List<Token> tokens) {
        String text = piece.group();
        if (piece.group("quoted") != null) {
            tokens.add(
                    new Token(
                            Token.Kind.QUOTED,
                            piece.group("quoted"),
                            piece.group("quoted"),
                            false));
        } else if (piece.group("number") != null || piece.group("date") != null) {
            tokens.add(new Token(Token.Kind.NUMBER, text, WordForms.plain(text), false));
        } else if (piece.group("mark") != null) {
            // A hyphen joins words that the lexicon has apart; between numbers it says "to".
            if (!text.equals("-") || isBetweenNumbers(piece, question, tokens)) {
                tokens.add(new Token(Token.Kind.MARK, text, text, false));
            }
        } else if (piece.group("code") != null || piece.group("alnum") != null) {
            tokens.add(new Token(Token.Kind.WORD, text, WordForms.plain(text), false));
        } else {
            words(text, tokens);
        }
    }

    private static boolean isBetweenNumbers(Matcher piece, String question, List<Token> tokens) {
        String behind = question.substring(piece.end()).stripLeading();
        return !tokens.isEmpty()
                && tokens.getLast().kind() == Token.Kind.NUMBER
                && !behind.isEmpty()
                && Character.isDigit(behind.charAt(0));
    }

    private static void words(String text, List<Token> tokens) {
        String plain = WordForms.plain(text);
        String whole = CONTRACTIONS.getOrDefault(plain, possessor(plain));
        for (String word : SPACE.split(whole, -1)) {
            if (!ARTICLES.contains(word)) {
                String singular = WordForms.singular(word.replace(".", ""));
                tokens.add(new Token(Token.Kind.WORD, text, singular, !singular.equals(word)));
            }
        }
    }

    /** "last year's" is about last year. */
    private static String possessor(String word) {
        if (word.endsWith("'s")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("'") ? word.substring(0, word.length() - 1) : word;
    }
}
