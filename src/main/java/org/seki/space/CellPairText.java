package org.seki.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How DARTS and its relatives write a normal and a reduction cell: {@code
 * Genotype(normal=[('sep_conv_3x3', 1), …], normal_concat=range(2, 6), reduce=[…],
 * reduce_concat=range(2, 6))}. Node 0 is the output of the cell before the previous one, 1 that of
 * the previous cell.
 */
final class CellPairText {
    static final int INPUTS = 2;

    private static final String NORMAL = "normal";
    static final String REDUCE = "reduce";
    private static final List<String> PARTS =
            List.of(NORMAL, "normal_concat", REDUCE, "reduce_concat");

    /** Which nodes a space joins to a cell's output. */
    enum Output {
        EVERY_NODE,
        ANY_NODES
    }

    /** What differs from space to space. */
    interface EdgeText {
        /** Reads {@code [('sep_conv_3x3', 1), …]}. */
        List<Edge> read(GenotypeText text) throws Misread;

        String print(Edge edge);
    }

    private final int nodes;
    private final EdgeText edgeText;

    /**
     * @param nodes of a cell, besides its inputs
     */
    CellPairText(int nodes, EdgeText edgeText) {
        this.nodes = nodes;
        this.edgeText = edgeText;
    }

    Architecture read(SearchSpace space, GenotypeText text, Output output) throws Misread {
        text.opening();
        List<Edge> normal = List.of();
        List<Edge> reduce = List.of();
        List<Integer> normalConcat = List.of();
        List<Integer> reduceConcat = List.of();
        List<String> left = new ArrayList<>(PARTS);
        while (!left.isEmpty()) {
            String part = text.word(left, "a part of the genotype");
            left.remove(part);
            text.take("=");
            switch (part) {
                case NORMAL -> normal = edgeText.read(text);
                case REDUCE -> reduce = edgeText.read(text);
                case "normal_concat" -> normalConcat = readOutput(text, output);
                default -> reduceConcat = readOutput(text, output);
            }
            if (!left.isEmpty()) {
                text.take(",", () -> "\",\" and then " + left.getFirst());
            }
        }
        text.closing();
        return new Architecture(
                space,
                List.of(cell(NORMAL, normal, normalConcat), cell(REDUCE, reduce, reduceConcat)));
    }

    private List<Integer> readOutput(GenotypeText text, Output output) throws Misread {
        int position = text.position();
        List<Integer> read = NodeList.read(text, INPUTS, INPUTS + nodes - 1);
        boolean every = output == Output.EVERY_NODE;
        if (read.isEmpty() || (every && read.size() < nodes)) {
            throw new Misread(
                    position,
                    NodeList.print(read),
                    every
                            ? NodeList.print(everyNode()) + ": every node is joined to the output"
                            : "at least one node joined to the output",
                    Optional.empty());
        }
        return read;
    }

    /** Both cells, each made by its name. */
    Architecture architecture(SearchSpace space, Function<String, Cell> cell) {
        return new Architecture(space, List.of(cell.apply(NORMAL), cell.apply(REDUCE)));
    }

    Cell cell(String name, List<Edge> edges, List<Integer> concat) {
        return new Cell(name, INPUTS, nodes, edges, concat);
    }

    /** All nodes but the inputs. */
    List<Integer> everyNode() {
        return IntStream.range(INPUTS, INPUTS + nodes).boxed().toList();
    }

    String print(Architecture architecture) {
        return architecture.cells().stream()
                .map(this::print)
                .collect(Collectors.joining(", ", "Genotype(", ")"));
    }

    private String print(Cell cell) {
        String edges =
                cell.edges().stream()
                        .map(edgeText::print)
                        .collect(Collectors.joining(", ", "[", "]"));
        String concat = NodeList.print(cell.concat());
        return cell.name() + "=" + edges + ", " + cell.name() + "_concat=" + concat;
    }
}
