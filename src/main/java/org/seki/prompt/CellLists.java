package org.seki.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seki.space.Cell;

/**
 * Finds the last architecture written as a list of (operation, input) pairs a cell: a published
 * {@code Genotype(…)}, the same as JSON or YAML, with or without argument names, with comments. One
 * pass over the tokens.
 */
final class CellLists {
    private static final Set<String> KEYS =
            Set.of(
                    "op",
                    "operation",
                    "name",
                    "primitive",
                    "input",
                    "from",
                    "source",
                    "node",
                    "to",
                    "index",
                    "in",
                    "predecessor",
                    "target");
    private static final Set<String> WRAPPERS = Set.of("list", "tuple", "np", "numpy", "torch");
    private static final Set<String> RANGES = Set.of("range", "xrange", "arange");

    private final List<Token> tokens;
    private final Form form;
    private int at;
    private @Nullable Group group;
    private @Nullable Group last;

    CellLists(List<Token> tokens, Form form) {
        this.tokens = tokens;
        this.form = form;
    }

    /** One (operation, input) pair; {@code to} where the reply names the node as well. */
    private record Pair(Token operation, Token input, Optional<Token> to) {}

    /** The lists of one architecture. */
    private static final class Group {
        final int start;
        final boolean call;
        final Map<Cell, List<Pair>> cells = new LinkedHashMap<>();
        final Map<Cell, List<Token>> concats = new LinkedHashMap<>();
        Draft.@Nullable Broken broken;
        boolean placeholder;
        int end;

        Group(int start, boolean call) {
            this.start = start;
            this.call = call;
            this.end = start;
        }
    }

    Optional<Draft> last() {
        while (at < tokens.size()) {
            if (isCall()) {
                begin(true);
                at += 2;
                positional();
            } else if (!cellList() && !concat()) {
                at++;
            }
        }
        finish();
        return Optional.ofNullable(last).map(this::draft);
    }

    private boolean isCall() {
        return word(at, "genotype") && sign(at + 1, "(");
    }

    private void begin(boolean call) {
        finish();
        group = new Group(tokens.get(Math.min(at, tokens.size() - 1)).at(), call);
    }

    private void finish() {
        Group done = group;
        group = null;
        if (done == null || done.placeholder || (done.cells.isEmpty() && done.broken == null)) {
            return;
        }
        boolean fragment =
                !done.call
                        && done.cells.size() < form.cells().size()
                        && done.cells.entrySet().stream()
                                .allMatch(e -> e.getValue().size() < e.getKey().edges().size());
        if (!fragment || last == null) {
            last = done;
        }
    }

    /** {@code Genotype([…], range(2, 6), […], range(2, 6))}: lists without names, in order. */
    private void positional() {
        for (Cell cell : form.cells()) {
            skip("\n");
            if (!sign(at, "[") && !sign(at, "(")) {
                return;
            }
            pairs(cell);
            skip(",\n");
            if (range().isEmpty() && at < tokens.size() && sign(at, "[")) {
                numbers();
            }
            skip(",\n");
        }
    }

    /** {@code normal=[…]}, {@code "normal": […]}, {@code Normal cell: […]}. */
    private boolean cellList() {
        Optional<Cell> cell = at < tokens.size() ? form.cell(tokens.get(at)) : Optional.empty();
        int next = at + 1;
        if (cell.isEmpty()) {
            return false;
        }
        next += word(next, "cell") ? 1 : 0;
        if (!sign(next, "=") && !sign(next, ":")) {
            return false;
        }
        next++;
        while (sign(next, "\n") || sign(next, "*")) {
            next++;
        }
        if (sign(next, "{") && isWord(next + 1) && sign(next + 2, ":")) {
            next += 3;
        }
        boolean list = sign(next, "[") || sign(next, "(");
        Group open = group;
        if (!list && (open == null || !open.call || open.cells.containsKey(cell.get()))) {
            return false;
        }
        if (open == null || open.cells.containsKey(cell.get())) {
            begin(false);
        }
        at = next;
        if (list) {
            pairs(cell.get());
        } else {
            broken("expected a list of ('operation', input) pairs for the " + cell.get().name());
        }
        return true;
    }

    private boolean concat() {
        Group open = group;
        if (open == null || open.cells.isEmpty() || !isWord(at)) {
            return false;
        }
        String word = tokens.get(at).lower();
        Cell cell = List.copyOf(open.cells.keySet()).getLast();
        for (Cell c : form.cells()) {
            if (word.equals(c.name() + "_concat")) {
                cell = c;
            }
        }
        if (!word.endsWith("concat") || (!sign(at + 1, "=") && !sign(at + 1, ":"))) {
            return false;
        }
        at += 2;
        while (sign(at, "\n")
                || sign(at, ".")
                || (isWord(at) && WRAPPERS.contains(tokens.get(at).lower()))
                || (sign(at, "(") && isWord(at + 1))) {
            at++;
        }
        Optional<List<Token>> range = range();
        List<Token> nodes = range.orElseGet(this::numbers);
        if (!nodes.isEmpty()) {
            open.concats.put(cell, nodes);
            open.end = nodes.getLast().at();
        }
        return true;
    }

    /** {@code range(2, 6)} as the numbers that it is, each standing where the range stands. */
    private Optional<List<Token>> range() {
        if (!isWord(at) || !RANGES.contains(tokens.get(at).lower()) || !sign(at + 1, "(")) {
            return Optional.empty();
        }
        Token word = tokens.get(at);
        at++;
        List<Token> bounds = numbers();
        if (bounds.size() < 2) {
            return Optional.of(List.of());
        }
        int from = bounded(bounds.get(0));
        int to = Math.min(bounded(bounds.get(1)), from + 20);
        List<Token> nodes = new ArrayList<>();
        for (int node = from; node < to; node++) {
            nodes.add(new Token(Token.Kind.NUMBER, String.valueOf(node), word.at()));
        }
        return Optional.of(nodes);
    }

    private static int bounded(Token number) {
        return number.text().length() > 4 ? 9999 : Integer.parseInt(number.text());
    }

    private List<Token> numbers() {
        List<Token> numbers = new ArrayList<>();
        if (!sign(at, "[") && !sign(at, "(")) {
            return numbers;
        }
        at++;
        while (at < tokens.size() && (tokens.get(at).isNumber() || tokens.get(at).is(","))) {
            if (tokens.get(at).isNumber()) {
                numbers.add(tokens.get(at));
            }
            at++;
        }
        if (sign(at, "]") || sign(at, ")")) {
            at++;
        }
        return numbers;
    }

    /** Reads a list of pairs, nested as it may be, from its opening bracket to the closing one. */
    private void pairs(Cell cell) {
        Group open = group;
        if (open == null) {
            return;
        }
        List<Pair> pairs = new ArrayList<>();
        open.cells.put(cell, pairs);
        List<Token> values = new ArrayList<>();
        int depth = 0;
        do {
            Token token = tokens.get(at);
            if (token.isOneOf("[({")) {
                depth++;
            } else if (token.isOneOf("])}")) {
                depth--;
                if (!values.isEmpty() && !pair(values, pairs)) {
                    return;
                }
                values.clear();
            } else if (token.is("#") || (token.is("/") && sign(at + 1, "/"))) {
                comment();
            } else if (token.isWord() && KEYS.contains(token.lower()) && sign(at + 1, ":")) {
                at++;
            } else if (token.isWord() || token.isNumber()) {
                values.add(token);
            } else if (!token.isOneOf(",\n*:")) {
                open.placeholder |= token.is(".") && pairs.isEmpty() && open.broken == null;
                broken("expected ('operation', input) pairs in the " + cell.name() + " cell");
                return;
            }
            at++;
        } while (depth > 0 && at < tokens.size());
        if (depth > 0) {
            broken("expected the end of the " + cell.name() + " cell's list");
            return;
        }
        open.end = tokens.get(at - 1).at() + 1;
    }

    private boolean pair(List<Token> values, List<Pair> pairs) {
        List<Token> words = values.stream().filter(Token::isWord).toList();
        List<Token> numbers = values.stream().filter(Token::isNumber).toList();
        if (words.size() != 1 || numbers.isEmpty() || numbers.size() > 2) {
            Token first = values.getFirst();
            brokenAt(
                    "expected one pair ('operation', input)",
                    "'" + abbreviated(values) + "'",
                    first.at());
            return false;
        }
        pairs.add(
                new Pair(
                        words.getFirst(),
                        numbers.getFirst(),
                        numbers.size() == 2 ? Optional.of(numbers.get(1)) : Optional.empty()));
        return true;
    }

    private static String abbreviated(List<Token> values) {
        StringBuilder text = new StringBuilder();
        for (Token value : values.subList(0, Math.min(values.size(), 4))) {
            text.append(text.isEmpty() ? "" : ", ").append(value.text());
        }
        return (text.length() > 60 ? text.substring(0, 60) : text)
                + (values.size() > 4 || text.length() > 60 ? ", …" : "");
    }

    private void comment() {
        while (at + 1 < tokens.size() && !sign(at + 1, "\n")) {
            at++;
        }
    }

    private void broken(String expected) {
        if (at >= tokens.size()) {
            Token end = tokens.getLast();
            brokenAt(expected, "the end of the reply", end.at() + end.text().length());
        } else {
            brokenAt(expected, tokens.get(at).shown(), tokens.get(at).at());
        }
    }

    private void brokenAt(String expected, String found, int position) {
        Group open = group;
        if (open != null && open.broken == null) {
            open.broken =
                    new Draft.Broken(Sentence.of(position, found, expected), position, position);
            open.end = position;
        }
    }

    private Draft draft(Group done) {
        if (done.broken != null) {
            return done.broken;
        }
        for (Cell cell : form.cells()) {
            if (!done.cells.containsKey(cell)) {
                return new Draft.Broken(
                        Sentence.of(
                                done.start,
                                "a genotype without its " + cell.name() + " cell",
                                cell.name() + "=[('operation', input), …]"),
                        done.start,
                        done.end);
            }
        }
        return write(done);
    }

    private Draft write(Group done) {
        Draft.Writer out = new Draft.Writer().put("Genotype(", done.start);
        String comma = "";
        for (Cell cell : form.cells()) {
            out.put(comma).put(cell.name()).put("=[");
            List<Pair> pairs = done.cells.getOrDefault(cell, List.of());
            if (!pairs.isEmpty() && pairs.stream().allMatch(p -> p.to().isPresent())) {
                pairs =
                        pairs.stream()
                                .sorted(Comparator.comparingInt(p -> bounded(p.to().orElseThrow())))
                                .toList();
            }
            String between = "";
            for (Pair pair : pairs) {
                out.put(between)
                        .put("('")
                        .put(form.operation(pair.operation()), pair.operation().at())
                        .put("', ")
                        .put(pair.input())
                        .put(")");
                between = ", ";
            }
            out.put("], ").put(form.concatName(cell)).put("=");
            List<Token> concat = done.concats.getOrDefault(cell, List.of());
            writeConcat(out, cell, concat);
            comma = ", ";
        }
        return out.put(")").written(done.end);
    }

    private static void writeConcat(Draft.Writer out, Cell cell, List<Token> concat) {
        List<String> usual = cell.concat().stream().map(String::valueOf).toList();
        if (concat.isEmpty() || concat.stream().map(Token::text).toList().equals(usual)) {
            out.put(Form.range(cell));
            return;
        }
        out.put("[");
        String comma = "";
        for (Token node : concat) {
            out.put(comma).put(node);
            comma = ", ";
        }
        out.put("]");
    }

    private void skip(String signs) {
        while (at < tokens.size() && tokens.get(at).isOneOf(signs)) {
            at++;
        }
    }

    private boolean sign(int index, String sign) {
        return index < tokens.size() && tokens.get(index).is(sign);
    }

    private boolean isWord(int index) {
        return index < tokens.size() && tokens.get(index).isWord();
    }

    private boolean word(int index, String lower) {
        return isWord(index) && tokens.get(index).lower().equals(lower);
    }
}
