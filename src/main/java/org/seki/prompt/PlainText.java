package org.seki.prompt;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/**
 * A reply in plain ASCII as far as an architecture is concerned: no thinking block, no zero-width
 * characters, no Markdown emphasis, no LaTeX; every kind of quote is a blank, every arrow {@code
 * ->}. Each character knows where in the reply it came from.
 */
final class PlainText {
    private static final Map<String, String> LATEX =
            Map.ofEntries(
                    Map.entry("text", ""),
                    Map.entry("texttt", ""),
                    Map.entry("textbf", ""),
                    Map.entry("textit", ""),
                    Map.entry("textrm", ""),
                    Map.entry("mathrm", ""),
                    Map.entry("mathtt", ""),
                    Map.entry("mathbf", ""),
                    Map.entry("mathit", ""),
                    Map.entry("operatorname", ""),
                    Map.entry("boxed", ""),
                    Map.entry("left", ""),
                    Map.entry("right", ""),
                    Map.entry("quad", " "),
                    Map.entry("sim", "~"),
                    Map.entry("textasciitilde", "~"),
                    Map.entry("mid", "|"),
                    Map.entry("vert", "|"),
                    Map.entry("lvert", "|"),
                    Map.entry("rvert", "|"),
                    Map.entry("textbar", "|"),
                    Map.entry("times", "x"),
                    Map.entry("to", "->"),
                    Map.entry("rightarrow", "->"),
                    Map.entry("longrightarrow", "->"),
                    Map.entry("Rightarrow", "->"));

    private static final Map<String, String> HTML =
            Map.of(
                    "&quot;", " ", "&#39;", " ", "&apos;", " ", "&nbsp;", " ", "&gt;", ">", "&lt;",
                    "<", "&amp;", "&", "&#124;", "|", "&#126;", "~");

    /** The DARTS papers' names of a cell's two inputs, as their node numbers. */
    private static final Map<String, String> INPUTS =
            Map.of("c_{k-2}", "0", "c_{k-1}", "1", "c_k-2", "0", "c_k-1", "1");

    private final String reply;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Boolean> unwrapped = new ArrayDeque<>();
    private int[] source;

    private PlainText(String reply) {
        this.reply = reply;
        this.source = new int[Math.max(16, reply.length())];
    }

    static PlainText of(String reply) {
        PlainText plain = new PlainText(reply);
        Answer answer = Answer.in(reply);
        int at = answer.from();
        while (at < answer.to()) {
            at = plain.step(at, answer.to());
        }
        return plain;
    }

    String text() {
        return text.toString();
    }

    /** The offset in the reply of the character at this offset of {@link #text()}. */
    int source(int at) {
        return at < text.length() ? source[at] : reply.length();
    }

    /** Reads one character, escape or entity at {@code at}; returns where the next one begins. */
    private int step(int at, int end) {
        char c = reply.charAt(at);
        return switch (c) {
            case '\\' -> escape(at, end);
            case '&' -> entity(at);
            case 'c' -> cellInput(at);
            case '*' -> emphasis(at, end);
            case '{' -> {
                unwrapped.push(false);
                yield put(c, at);
            }
            case '}' -> unwrapped.isEmpty() || !unwrapped.pop() ? put(c, at) : at + 1;
            case '$' -> at + 1;
            case '>' -> lineStart() ? at + 1 : put(c, at);
            default -> {
                put(ascii(c), at);
                yield at + 1;
            }
        };
    }

    /** A backslash: Markdown's or LaTeX's, or JSON's when the reply is a string in an object. */
    private int escape(int at, int end) {
        if (at + 1 >= end) {
            return end;
        }
        char next = reply.charAt(at + 1);
        if (!Character.isLetter(next)) {
            put("_{}|~-()[]".indexOf(next) >= 0 ? String.valueOf(next) : " ", at);
            return at + 2;
        }
        int stop = at + 1;
        while (stop < end && stop < at + 20 && isLetter(reply.charAt(stop))) {
            stop++;
        }
        String command = LATEX.get(reply.substring(at + 1, stop));
        if (command != null) {
            put(command, at);
            if (stop < end && reply.charAt(stop) == '{') {
                unwrapped.push(true);
                return stop + 1;
            }
            return stop;
        }
        if (next == 'u' && at + 6 <= end) {
            int code = hexadecimal(reply, at + 2);
            if (code >= 0) {
                put(ascii((char) code), at);
                return at + 6;
            }
        }
        boolean operation = reply.startsWith("nor_", at + 1) || reply.startsWith("none", at + 1);
        if ("ntr".indexOf(next) >= 0 && !operation) {
            put(next == 'n' ? "\n" : " ", at);
            return at + 2;
        }
        return at + 1;
    }

    private int entity(int at) {
        for (Map.Entry<String, String> entity : HTML.entrySet()) {
            if (reply.startsWith(entity.getKey(), at)) {
                put(entity.getValue(), at);
                return at + entity.getKey().length();
            }
        }
        return put('&', at);
    }

    private int cellInput(int at) {
        for (Map.Entry<String, String> input : INPUTS.entrySet()) {
            if (reply.startsWith(input.getKey(), at)) {
                put(input.getValue(), at);
                return at + input.getKey().length();
            }
        }
        return put('c', at);
    }

    private int emphasis(int at, int end) {
        int stop = at;
        while (stop < end && reply.charAt(stop) == '*') {
            stop++;
        }
        if (stop == at + 1) {
            put('*', at);
        }
        return stop;
    }

    /** What a character means in an architecture; empty when it is invisible. */
    private static String ascii(char c) {
        if (c < 0x80) {
            return switch (c) {
                case '\'', '"', '`' -> " ";
                case '\t', '\f', '\u000b' -> " ";
                case '\r' -> "";
                default -> c < ' ' && c != '\n' ? "" : String.valueOf(c);
            };
        }
        if (c > 0xff00 && c < 0xff5f) {
            return ascii((char) (c - 0xfee0));
        }
        return switch (c) {
            case '\u2028', '\u2029', '\u0085' -> "\n";
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> "-";
            case '\u223c', '\u02dc', '\u301c', '\u2053' -> "~";
            case '\u2502', '\u2223', '\u00a6', '\u2503', '\u01c0' -> "|";
            case '\u00d7', '\u2715', '\u2a09' -> "x";
            case '\u2192', '\u27f6', '\u21d2', '\u279c', '\u2794', '\u279d', '\u27a1' -> "->";
            case '\u2026' -> "...";
            case '\u3001' -> ",";
            case '\u3010' -> "[";
            case '\u3011' -> "]";
            default ->
                    switch (Character.getType(c)) {
                        case Character.FORMAT -> "";
                        case Character.CONTROL, Character.NON_SPACING_MARK -> "";
                        case Character.SPACE_SEPARATOR -> " ";
                        case Character.INITIAL_QUOTE_PUNCTUATION,
                                Character.FINAL_QUOTE_PUNCTUATION ->
                                " ";
                        default -> isQuote(c) ? " " : String.valueOf(c);
                    };
        };
    }

    private static boolean isQuote(char c) {
        return "\u201a\u201e\u2032\u2033\u300c\u300d\u300e\u300f\u00b4\u02bc".indexOf(c) >= 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int hexadecimal(String text, int at) {
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private boolean lineStart() {
        int last = text.length() - 1;
        while (last >= 0 && text.charAt(last) == ' ') {
            last--;
        }
        return last < 0 || text.charAt(last) == '\n';
    }

    private int put(char c, int at) {
        put(String.valueOf(c), at);
        return at + 1;
    }

    private void put(String s, int at) {
        if (text.length() + s.length() > source.length) {
            source = Arrays.copyOf(source, source.length * 2 + s.length());
        }
        Arrays.fill(source, text.length(), text.length() + s.length(), at);
        text.append(s);
    }

    /** The part of a reply after its thinking. */
    record Answer(int from, int to) {
        static Answer in(String reply) {
            String lower = reply.toLowerCase(Locale.ROOT);
            if (lower.length() != reply.length()) {
                lower = reply;
            }
            int from = 0;
            int to = reply.length();
            for (String tag : new String[] {"think", "thinking", "thought"}) {
                int close = lower.lastIndexOf("</" + tag + ">");
                if (close >= 0) {
                    from = Math.max(from, close + tag.length() + 3);
                }
            }
            for (String tag : new String[] {"think", "thinking", "thought"}) {
                int open = lower.indexOf("<" + tag + ">", from);
                if (open >= 0) {
                    to = Math.min(to, open);
                }
            }
            return new Answer(from, to);
        }

        boolean isWhole(String reply) {
            return from == 0 && to == reply.length();
        }
    }
}
