package org.seki.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seki.space.Cell;

/**
 * Finds the last architecture written edge by edge: {@code 0→1: nor_conv_3x3} a line, a table, JSON
 * objects with from, to and operation; cells named before their edges. One pass over the tokens.
 */
final class EdgeLines {
    private static final Set<String> IGNORED =
            Set.of(
                    "edge",
                    "edges",
                    "node",
                    "nodes",
                    "from",
                    "to",
                    "input",
                    "op",
                    "operation",
                    "source",
                    "target",
                    "cell",
                    "with",
                    "use",
                    "src",
                    "dst",
                    "new");

    private static final Comparator<Named> BY_NODE = Comparator.comparingInt(Named::node);

    /** More edges than any cell has: a reply that lists more is not listing one architecture. */
    private static final int MOST = 100;

    private final List<Token> tokens;
    private final Form form;
    private Cell cell;
    private List<Named> edges = new ArrayList<>();
    private @Nullable List<Named> complete;

    EdgeLines(List<Token> tokens, Form form) {
        this.tokens = tokens;
        this.form = form;
        this.cell = form.cells().getFirst();
    }

    /** An edge of a cell by the reply's own words. */
    private record Named(Cell cell, Token from, Token to, Token operation) {
        int node() {
            return number(to);
        }

        int input() {
            return number(from);
        }

        boolean sameEdge(Named other) {
            return cell.name().equals(other.cell.name())
                    && from.text().equals(other.from.text())
                    && to.text().equals(other.to.text());
        }
    }

    Optional<Draft> last() {
        int start = 0;
        for (int at = 0; at <= tokens.size(); at++) {
            if (at == tokens.size() || tokens.get(at).isOneOf("\n{};")) {
                line(start, at);
                start = at + 1;
            }
        }
        if (isComplete(edges)) {
            complete = edges;
        }
        return complete == null ? unfinished() : Optional.of(write(complete));
    }

    private Optional<Draft> unfinished() {
        if (edges.size() < 2) {
            return Optional.empty();
        }
        int all = form.cells().stream().mapToInt(c -> c.edges().size()).sum();
        int at = edges.getFirst().from().at();
        return Optional.of(
                new Draft.Broken(
                        Sentence.of(
                                at,
                                "a list of " + edges.size() + " edges",
                                "one line for each of the " + all + " edges"),
                        at,
                        at));
    }

    /** The edges of a line, up to its first word that says something else. */
    private void line(int start, int end) {
        List<Token> words = new ArrayList<>();
        boolean arrow = false;
        for (int at = start; at < end; at++) {
            Token token = tokens.get(at);
            Optional<Cell> named = form.cell(token);
            if (named.isPresent()) {
                cell = named.get();
            } else if (isListNumber(start, at, end)) {
                at++;
            } else if (token.isNumber() || (token.isWord() && form.looksLikeOperation(token))) {
                boolean replaces = arrow && token.isWord() && !words.isEmpty();
                if (replaces && words.getLast().isWord() && words.size() % 3 == 0) {
                    words.removeLast();
                }
                words.add(token);
            } else if (token.isWord() && !IGNORED.contains(token.lower())) {
                break;
            }
            arrow = token.is("->");
        }
        for (int i = 0; i + 2 < words.size(); i += 3) {
            if (!edge(words.subList(i, i + 3))) {
                return;
            }
        }
    }

    /** The number of a numbered list, {@code 1.} or {@code 1)}. */
    private boolean isListNumber(int start, int at, int end) {
        return at == start
                && at + 2 < end
                && tokens.get(at).isNumber()
                && tokens.get(at + 1).isOneOf(".)");
    }

    private boolean edge(List<Token> three) {
        List<Token> numbers = three.stream().filter(Token::isNumber).toList();
        if (numbers.size() != 2) {
            return false;
        }
        Token operation = three.stream().filter(Token::isWord).findFirst().orElseThrow();
        Named edge = new Named(cell, numbers.get(0), numbers.get(1), operation);
        if (isComplete(edges) || edges.size() >= MOST || edges.stream().anyMatch(edge::sameEdge)) {
            complete = isComplete(edges) ? edges : complete;
            edges = new ArrayList<>();
        }
        edges.add(edge);
        return true;
    }

    private boolean isComplete(List<Named> named) {
        return form.cells().stream()
                .allMatch(c ->
                        named.stream().filter(e -> e.cell().name().equals(c.name())).count()
                                >= c.edges().size());
    }

    private Draft write(List<Named> architecture) {
        int end = architecture.getLast().operation().at();
        Draft.Writer out = new Draft.Writer();
        boolean lists = form.kind() == Form.Kind.LISTS;
        out.put(lists ? "Genotype(" : "", architecture.getFirst().from().at());
        String comma = "";
        for (Cell c : form.cells()) {
            List<Named> own =
                    architecture.stream()
                            .filter(e -> e.cell().name().equals(c.name()))
                            .sorted(lists ? BY_NODE : BY_NODE.thenComparingInt(Named::input))
                            .toList();
            out.put(comma);
            if (lists) {
                list(out, c, own);
            } else {
                pipes(out, own);
            }
            comma = ", ";
        }
        return out.put(lists ? ")" : "").written(end);
    }

    private void list(Draft.Writer out, Cell c, List<Named> own) {
        out.put(c.name() + "=[");
        String comma = "";
        for (Named edge : own) {
            out.put(comma + "('")
                    .put(form.operation(edge.operation()), edge.operation().at())
                    .put("', ")
                    .put(edge.from())
                    .put(")");
            comma = ", ";
        }
        out.put("], " + form.concatName(c) + "=" + Form.range(c));
    }

    private void pipes(Draft.Writer out, List<Named> own) {
        out.put("|");
        int node = own.getFirst().node();
        for (Named edge : own) {
            out.put(edge.node() == node ? "" : "+|");
            node = edge.node();
            out.put(form.operation(edge.operation()), edge.operation().at())
                    .put("~")
                    .put(edge.from())
                    .put("|");
        }
    }

    private static int number(Token token) {
        return token.text().length() > 4 ? 9999 : Integer.parseInt(token.text());
    }
}
