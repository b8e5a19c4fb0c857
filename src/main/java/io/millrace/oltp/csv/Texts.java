package io.millrace.oltp.csv;

import java.text.Normalizer;

/** Text as files write it, made the text that is meant. */
public final class Texts {

    private Texts() {}

    /** Without blanks of any kind at either end, with composed accents. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return compose(text.substring(start, end));
    }

    /** A line break or tab inside a name is one blank. */
    public static String onOneLine(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\t') < 0) {
            return text;
        }
        return text.replaceAll("[ ]*[\n\r\t]+[ ]*", " ");
    }

    /**
     * Whether it holds a character that is none: a control character other than a line break or
     * tab.
     */
    public static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
        }
        return false;
    }

    static boolean isBlank(char c) {
        return (c <= ' ' && !isOtherControl(c))
                || c == '\u00A0'
                || c == '\uFEFF'
                || c == '\u200B'
                || (c > '\u007F' && Character.isSpaceChar(c));
    }

    private static boolean isOtherControl(char c) {
        return c != ' ' && c != '\t' && c != '\n' && c != '\r';
    }

    private static String compose(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
