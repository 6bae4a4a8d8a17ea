package org.seki.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seki.space.Cell;

/**
 * One architecture as it is listed, (operation, input) pairs a cell: filled by {@link CellLists} up
 * to what it cannot read, then written out in the space's published form.
 */
final class ListedCells {
    private static final int NO_NODE = 9999;

    private final Form form;
    private final int start;
    private final boolean call;
    private final Map<Cell, List<Pair>> cells = new LinkedHashMap<>();
    private final Map<Cell, List<Token>> concats = new LinkedHashMap<>();
    private Draft.@Nullable Broken broken;
    private boolean placeholder;
    private int end;

    /**
     * @param start offset in the reply
     * @param call whether it is written {@code Genotype(…)}
     */
    ListedCells(Form form, int start, boolean call) {
        this.form = form;
        this.start = start;
        this.call = call;
        this.end = start;
    }

    /** One (operation, input) pair; {@code to} where the reply names the node as well. */
    record Pair(Token operation, Token input, Optional<Token> to) {}

    boolean isCall() {
        return call;
    }

    boolean has(Cell cell) {
        return cells.containsKey(cell);
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /** The one listed last; not of an empty one. */
    Cell lastCell() {
        return List.copyOf(cells.keySet()).getLast();
    }

    /** Begins the list of a cell, for its pairs to be added. */
    List<Pair> begin(Cell cell) {
        List<Pair> pairs = new ArrayList<>();
        cells.put(cell, pairs);
        return pairs;
    }

    void concat(Cell cell, List<Token> nodes) {
        concats.put(cell, nodes);
        end = nodes.getLast().at();
    }

    void endsAt(int offset) {
        end = offset;
    }

    /** It cannot be read from there on; what was said first counts. */
    void breaks(String expected, String found, int offset) {
        if (broken == null) {
            broken = new Draft.Broken(Sentence.of(offset, found, expected), offset, offset);
            end = offset;
        }
    }

    /** Dots stand where its first pair would: it shows a form, and is no architecture. */
    void standsForOne() {
        placeholder |= broken == null;
    }

    boolean isOne() {
        return !placeholder && (!cells.isEmpty() || broken != null);
    }

    /** Whether it is less than one: some cells without a name for the whole, none of them full. */
    boolean isFragment() {
        return !call
                && cells.size() < form.cells().size()
                && cells.entrySet().stream()
                        .allMatch(e -> e.getValue().size() < e.getKey().edges().size());
    }

    Draft draft() {
        if (broken != null) {
            return broken;
        }
        for (Cell cell : form.cells()) {
            if (!cells.containsKey(cell)) {
                return new Draft.Broken(
                        Sentence.of(
                                start,
                                "a genotype without its " + cell.name() + " cell",
                                cell.name() + "=[('operation', input), …]"),
                        start,
                        end);
            }
        }
        return write();
    }

    private Draft write() {
        Draft.Writer out = new Draft.Writer().put("Genotype(", start);
        String comma = "";
        for (Cell cell : form.cells()) {
            out.put(comma).put(cell.name()).put("=[");
            String between = "";
            for (Pair pair : byNode(cells.getOrDefault(cell, List.of()))) {
                out.put(between)
                        .put("('")
                        .put(form.operation(pair.operation()), pair.operation().at())
                        .put("', ")
                        .put(pair.input())
                        .put(")");
                between = ", ";
            }
            out.put("], ").put(form.concatName(cell)).put("=");
            writeConcat(out, cell, concats.getOrDefault(cell, List.of()));
            comma = ", ";
        }
        return out.put(")").written(end);
    }

    /** In the order of the nodes where every pair names its own. */
    private static List<Pair> byNode(List<Pair> pairs) {
        return pairs.stream().allMatch(p -> p.to().isPresent())
                ? pairs.stream()
                        .sorted(Comparator.comparingInt(p -> node(p.to().orElseThrow())))
                        .toList()
                : pairs;
    }

    /** A number that no cell has where it has more digits than any node. */
    static int node(Token number) {
        return number.text().length() > 4 ? NO_NODE : Integer.parseInt(number.text());
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
}
