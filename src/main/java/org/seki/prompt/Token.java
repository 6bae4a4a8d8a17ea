package org.seki.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, a number or a sign of a reply.
 *
 * @param at offset in the reply
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        WORD,
        NUMBER,
        SIGN
    }

    static List<Token> all(PlainText plain) {
        String text = plain.text();
        List<Token> tokens = new ArrayList<>(text.length() / 3 + 4);
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            char c = text.charAt(at);
            if (isWordPart(c)) {
                words(text.substring(at, end), at, plain, tokens);
            } else if (c != ' ') {
                boolean arrow = end > at + 1;
                tokens.add(
                        new Token(Kind.SIGN, arrow ? "->" : String.valueOf(c), plain.source(at)));
            }
            at = end;
        }
        return tokens;
    }

    private static int end(String text, int at) {
        int end = at + 1;
        if (isWordPart(text.charAt(at))) {
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            return end;
        }
        if (!isShaft(text.charAt(at)) || (at > 0 && isShaft(text.charAt(at - 1)))) {
            return at + 1;
        }
        while (end < text.length() && isShaft(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '>' ? end + 1 : at + 1;
    }

    /** One word or number; {@code 0_1} is two numbers. */
    private static void words(String run, int at, PlainText plain, List<Token> tokens) {
        int from = 0;
        int to = run.length();
        while (from < to && run.charAt(from) == '_') {
            from++;
        }
        while (to > from && run.charAt(to - 1) == '_') {
            to--;
        }
        if (from == to) {
            return;
        }
        String word = run.substring(from, to);
        int middle = word.indexOf('_');
        if (middle > 0 && isNumber(word.substring(0, middle)) && isNumber(rest(word, middle))) {
            tokens.add(new Token(Kind.NUMBER, word.substring(0, middle), plain.source(at + from)));
            tokens.add(
                    new Token(
                            Kind.NUMBER, rest(word, middle), plain.source(at + from + middle + 1)));
        } else {
            tokens.add(
                    new Token(
                            isNumber(word) ? Kind.NUMBER : Kind.WORD,
                            word,
                            plain.source(at + from)));
        }
    }

    private static String rest(String word, int middle) {
        return word.substring(middle + 1);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static boolean isShaft(char c) {
        return c == '-' || c == '=';
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isOneOf(String signs) {
        return kind == Kind.SIGN && text.length() == 1 && signs.indexOf(text.charAt(0)) >= 0;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** As quoted in a sentence for people. */
    String shown() {
        String what = text.equals("\n") ? "the end of the line" : "'" + text + "'";
        return what.length() > 40 ? what.substring(0, 37) + "…'" : what;
    }
}
