package org.seki.space;

import java.util.ArrayList;
import java.util.List;

/** The nodes that form a cell's output, as Python writes them. */
final class NodeList {
    private NodeList() {}

    /** {@code range(2, 6)} or {@code [2, 3, 4, 5]}: nodes in {@code low..high}, ascending. */
    static List<Integer> read(GenotypeText text, int low, int high) throws Misread {
        return text.passes("range") ? readRange(text, low, high) : readList(text, low, high);
    }

    private static List<Integer> readRange(GenotypeText text, int low, int high) throws Misread {
        text.take("(");
        int first = text.number(low, high, () -> "a node from %d to %d".formatted(low, high));
        text.take(",");
        int end = text.number(first + 1, high + 1, () -> "an end up to " + (high + 1));
        text.take(")");
        List<Integer> nodes = new ArrayList<>();
        for (int node = first; node < end; node++) {
            nodes.add(node);
        }
        return nodes;
    }

    private static List<Integer> readList(GenotypeText text, int low, int high) throws Misread {
        List<Integer> nodes = new ArrayList<>();
        text.sequence(
                "the nodes joined to the output, as range(%d, %d)".formatted(low, high + 1),
                0,
                high - low + 1,
                i -> {
                    int least = nodes.isEmpty() ? low : nodes.getLast() + 1;
                    nodes.add(text.number(least, high, () -> oneOf(least, high)));
                });
        return nodes;
    }

    private static String oneOf(int least, int high) {
        return least > high
                ? "the end: nodes ascend to " + high
                : "a node from %d to %d".formatted(least, high);
    }

    /** {@code range(2, 6)} where nodes follow each other, else {@code [4, 6]}. */
    static String print(List<Integer> nodes) {
        boolean gapless =
                !nodes.isEmpty() && nodes.getLast() - nodes.getFirst() == nodes.size() - 1;
        return gapless
                ? "range(" + nodes.getFirst() + ", " + (nodes.getLast() + 1) + ")"
                : nodes.toString();
    }
}
