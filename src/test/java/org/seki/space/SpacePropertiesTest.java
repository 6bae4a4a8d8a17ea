package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every space, on architectures drawn with fixed seeds. */
class SpacePropertiesTest {
    private static final int DRAWN = 200;

    static List<SearchSpace> spaces() {
        return Spaces.all();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void whatIsPrintedReadsAsTheSame(SearchSpace space) {
        RandomGenerator random = new Random(1);
        for (int i = 0; i < DRAWN; i++) {
            Architecture drawn = space.sample(random);
            assertEquals(drawn, SharedData.read(space, drawn.genotype()));
        }
        assertEquals(space.textbook(), SharedData.read(space, space.textbook().genotype()));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void aSeedAlwaysDrawsTheSame(SearchSpace space) {
        assertEquals(space.sample(new Random(7)), space.sample(new Random(7)));
        assertNotEquals(space.sample(new Random(7)), space.sample(new Random(8)));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everyNeighbourIsOneEditAwayAndTheyAllDiffer(SearchSpace space) {
        RandomGenerator random = new Random(2);
        for (int i = 0; i < 20; i++) {
            Architecture drawn = space.sample(random);
            List<Architecture> neighbours = space.neighbours(drawn);
            for (Architecture neighbour : neighbours) {
                assertEquals(1, space.distance(drawn, neighbour));
                assertEquals(1, space.distance(neighbour, drawn));
            }
            assertTrue(leadsBack(space, drawn, neighbours.getFirst()));
            assertTrue(leadsBack(space, drawn, neighbours.getLast()));
            assertEquals(neighbours.size(), new HashSet<>(neighbours).size());
        }
    }

    private static boolean leadsBack(SearchSpace space, Architecture to, Architecture from) {
        return space.neighbours(from).stream().anyMatch(n -> space.distance(n, to) == 0);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void distanceIsOneOfAMetric(SearchSpace space) {
        RandomGenerator random = new Random(3);
        for (int i = 0; i < DRAWN; i++) {
            Architecture a = space.sample(random);
            Architecture b = space.sample(random);
            Architecture c = space.sample(random);
            assertEquals(0, space.distance(a, a));
            assertEquals(space.distance(a, b), space.distance(b, a));
            assertTrue(space.distance(a, c) <= space.distance(a, b) + space.distance(b, c));
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void aWalkOfDistanceStepsReachesTheOther(SearchSpace space) {
        RandomGenerator random = new Random(4);
        for (int i = 0; i < 10; i++) {
            Architecture at = space.sample(random);
            Architecture goal = space.sample(random);
            for (int left = space.distance(at, goal); left > 0; left--) {
                int next = left - 1;
                at =
                        space.neighbours(at).stream()
                                .filter(n -> space.distance(n, goal) == next)
                                .findFirst()
                                .orElseThrow();
            }
            assertEquals(goal.canonical(), at.canonical());
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void featuresHaveTheSamePositionsInTheSameOrder(SearchSpace space) {
        RandomGenerator random = new Random(5);
        List<String> positions = positions(space.sample(random));
        assertEquals(positions.size(), new HashSet<>(positions).size());
        for (int i = 0; i < DRAWN; i++) {
            assertEquals(positions, positions(space.sample(random)));
        }
    }

    private static List<String> positions(Architecture architecture) {
        return architecture.space().features(architecture).stream().map(Feature::position).toList();
    }
}
