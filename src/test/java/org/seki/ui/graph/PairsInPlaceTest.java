package org.seki.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/** Fifty random pairs of each space, as drawn with their difference. */
class PairsInPlaceTest {
    private static final double LINE = 1.6;

    /**
     * What a search can run in and whose cells all have one shape. Published cells that are only
     * read (NASNet, FairDARTS) and macro skeletons differ in shape from one to the next.
     */
    private static final Set<String> ONE_SHAPE =
            Set.of("darts", "nasbench201", "transnas-micro", "darts-rnn");

    @TestFactory
    List<DynamicTest> twoArchitecturesLieOnTopOfEachOther() {
        return Spaces.all().stream()
                .filter(space -> ONE_SHAPE.contains(space.id()))
                .map(space -> DynamicTest.dynamicTest(space.title(), () -> fiftyPairs(space)))
                .toList();
    }

    private static void fiftyPairs(SearchSpace space) {
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            Architecture a = space.sample(random);
            Architecture b = space.sample(random);
            for (int c = 0; c < a.cells().size(); c++) {
                check(a.cells().get(c), b.cells().get(c));
            }
        }
    }

    private static void check(Cell one, Cell other) {
        CellLayout layout = CellLayout.of(CellShape.of(one));
        CellLayout second = CellLayout.of(CellShape.of(other));
        assertEquals(layout.boxes(), second.boxes(), "common nodes stand in the same place");
        for (Box a : layout.boxes()) {
            layout.boxes().forEach(b -> assertFalse(a.id() != b.id() && a.overlaps(b)));
        }
        for (EdgeView.Key key : CellView.lanes(CellDifference.between(one, other))) {
            Route route = layout.route(key.edge().from(), key.edge().to()).shifted(key.lane());
            for (Box box : layout.boxes()) {
                if (box.id() != key.edge().from() && box.id() != key.edge().to()) {
                    assertTrue(distance(route, box) > LINE, key + " passes through " + box);
                }
            }
        }
    }

    private static double distance(Route route, Box box) {
        double least = Double.POSITIVE_INFINITY;
        for (Route.Curve curve : route.curves()) {
            for (double x = curve.x1(); x <= curve.x2(); x += 0.5) {
                least = Math.min(least, box.distance(x, curve.height(x)));
            }
        }
        return least;
    }
}
