package org.seki.space;

/** An operation from one node to a later one; nodes count from 0, the cell's inputs first. */
public record Edge(int from, int to, Operation operation) {
    public Edge {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "an edge runs from a node to a later one, not " + from + "→" + to);
        }
    }

    public Edge with(Operation other) {
        return new Edge(from, to, other);
    }
}
