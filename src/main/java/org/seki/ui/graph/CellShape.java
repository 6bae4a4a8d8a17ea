package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import org.seki.space.Cell;

/**
 * What all cells of a space have in common, and all that their layout depends on.
 *
 * @param inputs how many boxes stand at the left
 * @param nodes how many nodes follow them
 * @param output whether several nodes are joined into an output box of its own (DARTS); otherwise
 *     the last node is the output (NAS-Bench-201)
 */
record CellShape(int inputs, int nodes, boolean output) {
    static CellShape of(Cell cell) {
        return new CellShape(cell.inputs(), cell.nodes(), cell.concat().size() > 1);
    }

    /** The number of the output box, which comes after all nodes. */
    int outputBox() {
        return inputs + nodes;
    }

    int boxes() {
        return inputs + nodes + (output ? 1 : 0);
    }

    boolean isInput(int box) {
        return box < inputs;
    }

    boolean isOutput(int box) {
        return output && box == outputBox();
    }

    /** Every pair of boxes that some cell of this shape may join, shortest first. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int to = inputs; to < boxes(); to++) {
            for (int from = isOutput(to) ? inputs : 0; from < Math.min(to, outputBox()); from++) {
                links.add(new Link(from, to));
            }
        }
        links.sort((a, b) ->
                a.span() != b.span()
                        ? Integer.compare(a.span(), b.span())
                        : Integer.compare(a.to(), b.to()));
        return List.copyOf(links);
    }

    /** What stands in a box: {@code c} with an index below, or a number. */
    Label label(int box) {
        if (isOutput(box)) {
            return new Label("c", "k");
        }
        if (inputs == 2 && isInput(box)) {
            return new Label("c", box == 0 ? "k−2" : "k−1");
        }
        return new Label(Integer.toString(inputs == 2 ? box - inputs : box), "");
    }

    /** A place where an edge may run. */
    record Link(int from, int to) {
        int span() {
            return to - from;
        }
    }

    /** A text and its subscript, which may be empty. */
    record Label(String text, String below) {
        /** On one line, as in {@code c_{k−2}}. */
        String plain() {
            return below.isEmpty() ? text : text + "(" + below + ")";
        }
    }
}
