package org.seki.evaluation.supernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.GenotypeReading;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

class PathSamplerTest {
    private final SearchSpace nasBench = Spaces.of("nasbench201").orElseThrow();
    private final SearchSpace darts = Spaces.of("darts").orElseThrow();

    @Test
    void fairPathsUseEveryOperationOnceOnEveryEdge() {
        PathSampler sampler = new PathSampler(nasBench, Sampling.FAIR, 4, WarmStart.NONE);
        for (int step = 0; step < 200; step++) {
            List<Architecture> paths = sampler.paths(step);
            assertEquals(5, paths.size());
            for (int edge = 0; edge < 6; edge++) {
                Set<Operation> seen = new HashSet<>();
                for (Architecture path : paths) {
                    seen.add(path.cells().getFirst().edges().get(edge).operation());
                }
                assertEquals(Set.copyOf(nasBench.operations()), seen);
            }
        }
    }

    @Test
    void fairPathsOfDartsAreArchitecturesAndRepeatNoOperationOnAnEdge() {
        PathSampler sampler = new PathSampler(darts, Sampling.FAIR, 4, WarmStart.NONE);
        Set<Operation> all = new HashSet<>();
        for (int step = 0; step < 100; step++) {
            Set<String> seen = new HashSet<>();
            List<Architecture> paths = sampler.paths(step);
            assertEquals(7, paths.size());
            for (Architecture path : paths) {
                assertTrue(
                        darts.read(path.genotype()) instanceof GenotypeReading.Read,
                        path.genotype());
                for (Cell cell : path.cells()) {
                    for (Edge edge : cell.edges()) {
                        assertTrue(seen.add(cell.name() + edge), () -> edge + " twice in a step");
                        all.add(edge.operation());
                    }
                }
            }
        }
        assertEquals(7, all.size());
    }

    @Test
    void aSandwichHasTheHeaviestAndTheLightestArchitectureOnTheOutside() {
        for (SearchSpace space : List.of(nasBench, darts)) {
            List<Architecture> paths =
                    new PathSampler(space, Sampling.SANDWICH, 4, WarmStart.NONE).paths(3);
            assertEquals(4, paths.size());
            long most = macs(paths.getFirst());
            long fewest = macs(paths.getLast());
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 300; i++) {
                long some = macs(space.sample(random));
                assertTrue(some <= most && some >= fewest, some + " in " + space.id());
            }
        }
        Architecture heaviest =
                new PathSampler(nasBench, Sampling.SANDWICH, 4, WarmStart.NONE).paths(0).getFirst();
        assertEquals(
                nasBench.every().orElseThrow().mapToLong(PathSamplerTest::macs).max().orElseThrow(),
                macs(heaviest));
    }

    private static long macs(Architecture architecture) {
        SearchSpace space = architecture.space();
        return space.diagnose(architecture, space.paperShape()).macs();
    }

    @Test
    void aWarmStartTrainsItsOwnFirstAndThenThePathsOfTheSampling() {
        List<Architecture> best = nasBench.neighbours(nasBench.textbook()).subList(0, 3);
        PathSampler warm = new PathSampler(nasBench, Sampling.FAIR, 4, new WarmStart(40, best));
        Set<Architecture> seen = new HashSet<>();
        for (int step = 0; step < 40; step++) {
            assertEquals(1, warm.paths(step).size());
            seen.addAll(warm.paths(step));
        }
        assertEquals(Set.copyOf(best), seen);
        PathSampler cold = new PathSampler(nasBench, Sampling.FAIR, 4, WarmStart.NONE);
        assertEquals(cold.paths(40), warm.paths(40));
    }

    @Test
    void aStepsPathsDependOnSeedAndStepAlone() {
        for (Sampling sampling : Sampling.values()) {
            PathSampler one = new PathSampler(nasBench, sampling, 4, WarmStart.NONE);
            PathSampler same = new PathSampler(nasBench, sampling, 4, WarmStart.NONE);
            one.paths(0);
            assertEquals(one.paths(17), same.paths(17));
            assertNotEquals(one.paths(17), one.paths(18));
            assertNotEquals(
                    one.paths(17),
                    new PathSampler(nasBench, sampling, 5, WarmStart.NONE).paths(17));
        }
        assertEquals(
                1, new PathSampler(nasBench, Sampling.UNIFORM, 1, WarmStart.NONE).paths(3).size());
    }
}
