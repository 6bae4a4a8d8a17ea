package org.seki.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.ui.graph.CellDifference.Changed;

class CellDifferenceTest {
    private static final Edge A = new Edge(0, 2, Operation.SEP_CONV_3X3);
    private static final Edge B = new Edge(1, 2, Operation.MAX_POOL_3X3);

    @Test
    void aCellAndItselfHaveNoDifference() {
        CellDifference same = CellDifference.between(cell(A, B), cell(B, A));
        assertEquals(0, same.changes());
        assertEquals(List.of(A, B), same.kept());
    }

    @Test
    void anotherOperationIsAChangeAndAnotherInputAMoveEachCountedOnce() {
        Edge stronger = new Edge(1, 2, Operation.DIL_CONV_3X3);
        CellDifference changed = CellDifference.between(cell(A, stronger), cell(A, B));
        assertEquals(List.of(new Changed(stronger, Operation.MAX_POOL_3X3)), changed.changed());
        assertEquals(1, changed.changes());

        Edge moved = new Edge(0, 3, Operation.MAX_POOL_3X3);
        CellDifference move = CellDifference.between(cell(A, moved), cell(A, B));
        assertEquals(List.of(moved), move.added());
        assertEquals(List.of(B), move.removed());
        assertEquals(1, move.changes());
    }

    @Test
    void twoEdgesBetweenTheSameNodesAreMatchedOneByOne() {
        Edge twin = new Edge(0, 2, Operation.SKIP_CONNECT);
        CellDifference one = CellDifference.between(cell(A, twin), cell(A, A));
        assertEquals(List.of(A), one.kept());
        assertEquals(List.of(new Changed(twin, Operation.SEP_CONV_3X3)), one.changed());
        assertTrue(one.added().isEmpty() && one.removed().isEmpty());
    }

    @Test
    void aPathHoldsWhatReachesAnEdgeAndWhatItReaches() {
        Cell cell =
                cell(
                        A,
                        new Edge(0, 3, Operation.SKIP_CONNECT),
                        new Edge(2, 4, Operation.SKIP_CONNECT),
                        new Edge(3, 4, Operation.SKIP_CONNECT));
        CellPath path = CellPath.through(cell, A);
        assertTrue(path.holds(2, 4) && path.holds(4, 6), "onwards to the output");
        assertTrue(!path.holds(0, 3) && !path.holds(3, 4) && !path.holds(1), "not what is beside");
    }

    private static Cell cell(Edge... edges) {
        return new Cell("normal", 2, 4, List.of(edges), List.of(2, 3, 4, 5));
    }
}
