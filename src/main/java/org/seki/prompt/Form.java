package org.seki.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/**
 * How a space writes its architectures, learnt from one of them.
 *
 * @param kind the published family
 * @param cells one architecture's cells, for their names, nodes and number of edges
 */
record Form(Kind kind, List<Cell> cells, Set<String> operations) {
    enum Kind {
        /** {@code Genotype(normal=[('sep_conv_3x3', 1), …], normal_concat=range(2, 6), …)}. */
        LISTS,
        /** {@code |nor_conv_3x3~0|+|…|}. */
        PIPES,
        /** {@code Genotype(…)} of a form that only the space itself reads (FairDARTS). */
        CALL,
        /** A word of its own, such as {@code 64-41414-1_02_333}. */
        WORD
    }

    /** What a Genotype's argument for a cell's output nodes is called. */
    String concatName(Cell cell) {
        return cells.size() == 1 ? "concat" : cell.name() + "_concat";
    }

    static Form of(SearchSpace space) {
        var example = space.textbook();
        String text = example.genotype();
        Kind kind =
                text.startsWith("Genotype(")
                        ? text.matches("(?s).*'\\w+', \\d+, \\d+\\).*") ? Kind.CALL : Kind.LISTS
                        : text.startsWith("|") ? Kind.PIPES : Kind.WORD;
        Set<String> operations =
                space.operations().stream().map(Operation::text).collect(Collectors.toSet());
        return new Form(kind, example.cells(), operations);
    }

    /** The cell that a word names: {@code normal}, {@code Normal_cell}, {@code reduction}. */
    Optional<Cell> cell(Token token) {
        if (!token.isWord()) {
            return Optional.empty();
        }
        String word = token.lower();
        String name = word.endsWith("_cell") ? word.substring(0, word.length() - 5) : word;
        String known = name.equals("reduction") ? "reduce" : name;
        return cells.stream().filter(c -> c.name().equals(known)).findFirst();
    }

    /** An operation's name as the space spells it, where only its case differs. */
    String operation(Token word) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        return operations.contains(lower) ? lower : word.text();
    }

    /** Whether a word can only be meant as an operation. */
    boolean looksLikeOperation(Token word) {
        String lower = word.lower();
        return operations.contains(lower)
                || (lower.indexOf('_') > 0 && !lower.contains("concat") && !lower.contains("cell"));
    }

    /** The form without a single operation's name, for people and for repair turns. */
    String described() {
        return switch (kind) {
            case LISTS ->
                    cells.stream()
                            .map(c ->
                                    "%s=[('operation', input), … %d pairs], %s=%s"
                                            .formatted(
                                                    c.name(),
                                                    c.edges().size(),
                                                    concatName(c),
                                                    range(c)))
                            .collect(Collectors.joining(", ", "Genotype(", ")"));
            case PIPES ->
                    nodes(cells.getFirst()).stream()
                            .map(node ->
                                    inputs(cells.getFirst(), node).stream()
                                            .map(i -> "operation~" + i)
                                            .collect(Collectors.joining("|", "|", "|")))
                            .collect(Collectors.joining("+"));
            case CALL -> "Genotype(…) in the space's own notation";
            case WORD -> "one word in the space's own notation";
        };
    }

    /** The same, every edge of it. */
    String written() {
        return kind != Kind.LISTS
                ? described()
                : cells.stream()
                        .map(c -> c.name() + "=" + pairs(c) + ", " + concatName(c) + "=" + range(c))
                        .collect(Collectors.joining(", ", "Genotype(", ")"));
    }

    private static String pairs(Cell cell) {
        return cell.edges().stream()
                .map(e -> "('operation', input)")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static String range(Cell cell) {
        return "range(%d, %d)".formatted(cell.concat().getFirst(), cell.concat().getLast() + 1);
    }

    /** The nodes of a cell that edges lead to, ascending. */
    static List<Integer> nodes(Cell cell) {
        return List.copyOf(
                cell.edges().stream().map(Edge::to).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<Integer> inputs(Cell cell, int node) {
        List<Integer> inputs = new ArrayList<>();
        for (Edge edge : cell.edges()) {
            if (edge.to() == node) {
                inputs.add(edge.from());
            }
        }
        return inputs;
    }
}
