package org.seki.space;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A genotype's text, read from left to right with one place to look at. Blanks, line breaks and
 * Python comments between tokens do not count. The text may come from anywhere: it is bounded and
 * only ever compared.
 */
final class GenotypeText {
    /** Longer than any genotype of any space, blanks included. */
    static final int LONGEST = 20_000;

    private static final String GENOTYPE = "Genotype";
    private static final String END = "the end of the text";

    /** How a space makes an architecture of a text. */
    interface Grammar {
        Architecture read(GenotypeText text) throws Misread;
    }

    /** Reads one element of a sequence; {@code index} counts from 0. */
    interface Element {
        void read(int index) throws Misread;
    }

    private final String text;
    private int at;

    private GenotypeText(String text) {
        this.text = text;
    }

    /** The whole text, or its first fault. */
    static GenotypeReading read(String text, Grammar grammar) {
        if (text.length() > LONGEST) {
            return new GenotypeReading.Fault(
                    LONGEST, text.length() + " characters", "at most " + LONGEST, Optional.empty());
        }
        GenotypeText reader = new GenotypeText(text);
        try {
            Architecture architecture = grammar.read(reader);
            reader.end();
            return new GenotypeReading.Read(architecture);
        } catch (Misread misread) {
            return misread.fault();
        }
    }

    /** Where the next token starts. */
    int position() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int line = text.indexOf('\n', at);
                at = line < 0 ? text.length() : line;
            } else if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /** Passes the token if it is next. */
    boolean passes(String token) {
        if (text.startsWith(token, position())) {
            at += token.length();
            return true;
        }
        return false;
    }

    void take(String token) throws Misread {
        take(token, () -> "\"" + token + "\"");
    }

    /**
     * Passes a token that must be next.
     *
     * @param expected what to say when it is not
     */
    void take(String token, Supplier<String> expected) throws Misread {
        if (!passes(token)) {
            throw misread(expected);
        }
    }

    /** Passes a word such as {@code normal_concat}; empty if none is next. */
    String word() {
        int start = position();
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A word that must be one of these. */
    String word(Collection<String> known, String what) throws Misread {
        int start = position();
        String word = word();
        if (!known.contains(word)) {
            throw unknown(start, word, known, what);
        }
        return word;
    }

    /** A published operation name without quotes. */
    Operation operation(List<Operation> operations) throws Misread {
        int start = position();
        return operation(start, word(), operations);
    }

    /** A published operation name in single or double quotes. */
    Operation quotedOperation(List<Operation> operations) throws Misread {
        String quote = passes("'") ? "'" : "\"";
        if (quote.equals("\"")) {
            take(quote, () -> "the name of an operation in quotes, as 'skip_connect'");
        }
        int start = at;
        String name = upTo(quote);
        boolean closed = text.startsWith(quote, at);
        if (!closed) {
            at = start;
            name = word();
        }
        Operation operation = operation(start, name, operations);
        if (!closed) {
            throw new Misread(at, found(at), "the closing quote " + quote, Optional.empty());
        }
        at += quote.length();
        return operation;
    }

    private Operation operation(int start, String word, List<Operation> operations) throws Misread {
        Optional<Operation> operation = Operation.named(word).filter(operations::contains);
        if (operation.isEmpty()) {
            List<String> names = operations.stream().map(Operation::text).toList();
            throw unknown(start, word, names, "an operation");
        }
        return operation.get();
    }

    /** An integer in {@code low..high}. */
    int number(int low, int high, Supplier<String> what) throws Misread {
        int start = position();
        boolean negative = passes("-");
        int digits = at;
        while (at < text.length() && at - start < 12 && isDigit(text.charAt(at))) {
            at++;
        }
        if (digits == at) {
            at = start;
            throw misread(what);
        }
        long value = Long.parseLong(text.substring(digits, at)) * (negative ? -1 : 1);
        if (value < low || value > high) {
            throw new Misread(start, Long.toString(value), what.get(), Optional.empty());
        }
        return (int) value;
    }

    /** One digit in {@code low..high}, at once after what was read. */
    int digit(int low, int high, Supplier<String> what) throws Misread {
        int value = at < text.length() && isDigit(text.charAt(at)) ? text.charAt(at) - '0' : -1;
        if (value < low || value > high) {
            throw new Misread(at, found(at), what.get(), Optional.empty());
        }
        at++;
        return value;
    }

    /**
     * Passes {@code [} or {@code (}.
     *
     * @return what closes it
     */
    String open(Supplier<String> what) throws Misread {
        if (passes("[")) {
            return "]";
        }
        take("(", what);
        return ")";
    }

    /**
     * A list or tuple with commas between its elements, a last comma allowed.
     *
     * @param least elements
     * @param most elements
     */
    void sequence(String what, int least, int most, Element element) throws Misread {
        String close = open(() -> "\"[\" or \"(\" that opens " + what);
        int count = 0;
        boolean more = true;
        while (more && count < most && (count < least || !sees(close))) {
            element.read(count++);
            more = passes(",");
        }
        if (count < least) {
            int here = count;
            throw misread(
                    () -> "\",\": %s has %d elements, here are %d".formatted(what, least, here));
        }
        take(close, () -> "\"%s\" that closes %s".formatted(close, what));
    }

    /** Whether the token is next. */
    boolean sees(String token) {
        return text.startsWith(token, position());
    }

    /** {@code Genotype(}, or {@code NAME = Genotype(} as in a file of genotypes. */
    void opening() throws Misread {
        int start = position();
        String word = word();
        if (!word.isEmpty() && passes("=")) {
            start = position();
            word = word();
        }
        if (!word.equals(GENOTYPE)) {
            throw new Misread(
                    start,
                    word.isEmpty() ? found(start) : quoted(word),
                    GENOTYPE + "(…)",
                    NearestName.of(word, List.of(GENOTYPE)));
        }
        take("(");
    }

    /** The last parenthesis, after a last comma or none. */
    void closing() throws Misread {
        passes(",");
        take(")", () -> "\")\" that closes the genotype");
    }

    void end() throws Misread {
        if (position() < text.length()) {
            throw misread(() -> END);
        }
    }

    /** A fault at the next token. */
    Misread misread(Supplier<String> expected) {
        int start = position();
        return new Misread(start, found(start), expected.get(), Optional.empty());
    }

    /** A fault at a name that is none of these. */
    private Misread unknown(int position, String found, Collection<String> known, String what) {
        return new Misread(
                position,
                found.isEmpty() ? found(position) : quoted(found),
                what + ", one of " + String.join(", ", known),
                NearestName.of(found, known));
    }

    /** Passes what stands before the quote on this line; no further than a comma. */
    private String upTo(String quote) {
        int start = at;
        String end = quote + ",\n";
        while (at < text.length() && end.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String found(int start) {
        if (start >= text.length()) {
            return END;
        }
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return quoted(text.substring(start, Math.max(end, start + 1)));
    }

    private static String quoted(String found) {
        String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "\ufffd") + "\"";
    }

    private static boolean isWord(char c) {
        return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
