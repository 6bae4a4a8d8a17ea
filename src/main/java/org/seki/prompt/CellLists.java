package org.seki.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seki.prompt.ListedCells.Pair;
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
    private @Nullable ListedCells open;
    private @Nullable ListedCells last;

    CellLists(List<Token> tokens, Form form) {
        this.tokens = tokens;
        this.form = form;
    }

    Optional<Draft> last() {
        while (at < tokens.size()) {
            if (isCall()) {
                ListedCells begun = begin(true);
                at += 2;
                positional(begun);
            } else if (!cellList() && !concat()) {
                at++;
            }
        }
        finish();
        return Optional.ofNullable(last).map(ListedCells::draft);
    }

    private boolean isCall() {
        return word(at, "genotype") && sign(at + 1, "(");
    }

    private ListedCells begin(boolean call) {
        finish();
        int start = tokens.get(Math.min(at, tokens.size() - 1)).at();
        ListedCells begun = new ListedCells(form, start, call);
        open = begun;
        return begun;
    }

    private void finish() {
        ListedCells done = open;
        open = null;
        if (done != null && done.isOne() && (last == null || !done.isFragment())) {
            last = done;
        }
    }

    /** {@code Genotype([…], range(2, 6), […], range(2, 6))}: lists without names, in order. */
    private void positional(ListedCells into) {
        for (Cell cell : form.cells()) {
            skip("\n");
            if (!sign(at, "[") && !sign(at, "(")) {
                return;
            }
            pairs(into, cell);
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
        ListedCells into = open;
        boolean another = into == null || into.has(cell.get());
        if (!list && (into == null || another || !into.isCall())) {
            return false;
        }
        if (into == null || another) {
            into = begin(false);
        }
        at = next;
        if (list) {
            pairs(into, cell.get());
        } else {
            breaks(
                    into,
                    "expected a list of ('operation', input) pairs for the " + cell.get().name());
        }
        return true;
    }

    private boolean concat() {
        ListedCells into = open;
        if (into == null || into.isEmpty() || !isWord(at)) {
            return false;
        }
        String word = tokens.get(at).lower();
        Cell cell = into.lastCell();
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
            into.concat(cell, nodes);
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
        int from = ListedCells.node(bounds.get(0));
        int to = Math.min(ListedCells.node(bounds.get(1)), from + 20);
        List<Token> nodes = new ArrayList<>();
        for (int node = from; node < to; node++) {
            nodes.add(new Token(Token.Kind.NUMBER, String.valueOf(node), word.at()));
        }
        return Optional.of(nodes);
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
    private void pairs(ListedCells into, Cell cell) {
        List<Pair> pairs = into.begin(cell);
        List<Token> values = new ArrayList<>();
        int depth = 0;
        do {
            Token token = tokens.get(at);
            if (token.isOneOf("[({")) {
                depth++;
            } else if (token.isOneOf("])}")) {
                depth--;
                if (!values.isEmpty() && !pair(into, values, pairs)) {
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
                if (token.is(".") && pairs.isEmpty()) {
                    into.standsForOne();
                }
                breaks(into, "expected ('operation', input) pairs in the " + cell.name() + " cell");
                return;
            }
            at++;
        } while (depth > 0 && at < tokens.size());
        if (depth > 0) {
            breaks(into, "expected the end of the " + cell.name() + " cell's list");
            return;
        }
        into.endsAt(tokens.get(at - 1).at() + 1);
    }

    private boolean pair(ListedCells into, List<Token> values, List<Pair> pairs) {
        List<Token> words = values.stream().filter(Token::isWord).toList();
        List<Token> numbers = values.stream().filter(Token::isNumber).toList();
        if (words.size() != 1 || numbers.isEmpty() || numbers.size() > 2) {
            Token first = values.getFirst();
            into.breaks(
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

    private void breaks(ListedCells into, String expected) {
        if (at >= tokens.size()) {
            Token end = tokens.getLast();
            into.breaks(expected, "the end of the reply", end.at() + end.text().length());
        } else {
            into.breaks(expected, tokens.get(at).shown(), tokens.get(at).at());
        }
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
