package org.seki.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.ui.graph.CellShape.Link;
import org.seki.ui.graph.Route.Curve;

/**
 * DARTS, NAS-Bench-201, NASNet (five nodes), DARTS-RNN: what holds for every edge they may have.
 */
class CellLayoutTest {
    private static final double LINE = 1.6;

    @ParameterizedTest(name = "{0} inputs, {1} nodes, output {2}")
    @CsvSource({"2,4,true", "1,3,false", "2,5,true", "1,8,true"})
    void noEdgePassesThroughABoxItDoesNotTouch(int inputs, int nodes, boolean output) {
        CellLayout layout = CellLayout.of(new CellShape(inputs, nodes, output));
        layout.routes()
                .forEach((link, route) -> {
                    for (double lane : new double[] {-5, -2.5, 0, 2.5, 5}) {
                        layout.boxes().stream()
                                .filter(b -> b.id() != link.from() && b.id() != link.to())
                                .forEach(b ->
                                        assertTrue(
                                                distance(route.shifted(lane), b) > LINE,
                                                link + " meets " + b));
                    }
                });
    }

    @ParameterizedTest(name = "{0} inputs, {1} nodes, output {2}")
    @CsvSource({"2,4,true", "1,3,false", "2,5,true", "1,8,true"})
    void boxesStandApartInputsLeftOutputRight(int inputs, int nodes, boolean output) {
        CellLayout layout = CellLayout.of(new CellShape(inputs, nodes, output));
        for (Box a : layout.boxes()) {
            for (Box b : layout.boxes()) {
                assertFalse(a.id() != b.id() && a.overlaps(b), a + " overlaps " + b);
                assertTrue(a.id() >= inputs || b.id() < inputs || a.right() < b.left());
                assertTrue(a.id() >= b.id() || b.id() < inputs || a.x() < b.x(), "a column a node");
            }
        }
    }

    @ParameterizedTest(name = "{0} inputs, {1} nodes, output {2}")
    @CsvSource({"2,4,true", "1,3,false", "2,5,true", "1,8,true"})
    void edgesEnterANodeAtSeparatePointsAndRunRightwards(int inputs, int nodes, boolean output) {
        CellLayout layout = CellLayout.of(new CellShape(inputs, nodes, output));
        for (Box box : layout.boxes()) {
            List<Link> entering =
                    layout.routes().keySet().stream().filter(l -> l.to() == box.id()).toList();
            assertEquals(
                    entering.size(),
                    entering.stream()
                            .map(l -> layout.route(l.from(), l.to()).end().y())
                            .distinct()
                            .count());
        }
        layout.routes().values().stream()
                .flatMap(r -> r.curves().stream())
                .forEach(c -> assertTrue(c.x1() < c.x2(), c.toString()));
    }

    private static double distance(Route route, Box box) {
        double least = Double.POSITIVE_INFINITY;
        for (Curve curve : route.curves()) {
            for (double x = curve.x1(); x <= curve.x2(); x += 0.25) {
                least = Math.min(least, box.distance(x, curve.height(x)));
            }
        }
        return least;
    }
}
