package org.seki.space;

import java.util.List;

/** Edits between cells whose nodes have two inputs each, in any order. */
final class TwoInputsDistance {
    private TwoInputsDistance() {}

    /** Operations and inputs to change, and nodes to join to the output or not. */
    static int of(Architecture a, Architecture b) {
        int distance = 0;
        for (int i = 0; i < a.cells().size(); i++) {
            Cell one = a.cells().get(i);
            Cell other = b.cells().get(i);
            for (int node = one.inputs(); node < one.inputs() + one.nodes(); node++) {
                distance += of(one.into(node), other.into(node));
                boolean joined = one.concat().contains(node);
                distance += joined == other.concat().contains(node) ? 0 : 1;
            }
        }
        return distance;
    }

    private static int of(List<Edge> a, List<Edge> b) {
        int straight = of(a.getFirst(), b.getFirst()) + of(a.getLast(), b.getLast());
        int crossed = of(a.getFirst(), b.getLast()) + of(a.getLast(), b.getFirst());
        return Math.min(straight, crossed);
    }

    private static int of(Edge a, Edge b) {
        return (a.operation() == b.operation() ? 0 : 1) + (a.from() == b.from() ? 0 : 1);
    }
}
