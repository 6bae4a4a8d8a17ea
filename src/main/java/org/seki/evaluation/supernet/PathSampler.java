package org.seki.evaluation.supernet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/** Draws the paths of a step, which depend on the seed and the step alone. */
final class PathSampler {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SearchSpace space;
    private final Sampling sampling;
    private final long seed;
    private final List<Operation> operations;
    private final WarmStart warm;
    private final List<Architecture> extremes;

    /** An edge of a cell, whatever it carries. */
    private record Place(String cell, int from, int to) {}

    PathSampler(SearchSpace space, Sampling sampling, long seed, WarmStart warm) {
        this.space = space;
        this.sampling = sampling;
        this.seed = seed;
        this.operations = List.copyOf(choices(space));
        this.warm = warm;
        this.extremes =
                sampling == Sampling.SANDWICH ? List.of(extreme(1), extreme(-1)) : List.of();
    }

    /**
     * Uphill in multiply-adds one edit at a time, until no neighbour has more.
     *
     * @param sign 1 for the most, −1 for the fewest
     */
    private Architecture extreme(int sign) {
        Architecture here = space.textbook();
        while (true) {
            Architecture next =
                    Stream.concat(Stream.of(here), space.neighbours(here).stream())
                            .max(Comparator.comparingLong(a -> sign * macs(a)))
                            .orElseThrow();
            if (macs(next) == macs(here)) {
                return here;
            }
            here = next;
        }
    }

    private long macs(Architecture architecture) {
        return space.diagnose(architecture, space.paperShape()).macs();
    }

    /** What an architecture may carry; the DARTS space has {@code none} in its supernet only. */
    private static Set<Operation> choices(SearchSpace space) {
        Set<Operation> found = new LinkedHashSet<>();
        for (Architecture neighbour : space.neighbours(space.textbook())) {
            neighbour.cells().forEach(c -> c.edges().forEach(e -> found.add(e.operation())));
        }
        Set<Operation> ordered = new LinkedHashSet<>(space.operations());
        ordered.retainAll(found);
        return ordered;
    }

    List<Architecture> paths(long step) {
        SplittableRandom random = new SplittableRandom(seed ^ (step + 1) * GOLDEN);
        if (step < warm.steps()) {
            return List.of(warm.best().get(random.nextInt(warm.best().size())));
        }
        return switch (sampling) {
            case UNIFORM -> List.of(space.sample(random));
            case FAIR -> fair(random);
            case SANDWICH ->
                    List.of(
                            extremes.getFirst(),
                            space.sample(random),
                            space.sample(random),
                            extremes.getLast());
        };
    }

    private List<Architecture> fair(SplittableRandom random) {
        Map<Place, List<Operation>> orders = new HashMap<>();
        List<Architecture> paths = new ArrayList<>();
        for (int path = 0; path < operations.size(); path++) {
            List<Cell> cells = new ArrayList<>();
            for (Cell cell : space.sample(random).cells()) {
                cells.add(fair(cell, path, orders, random));
            }
            paths.add(new Architecture(space, cells));
        }
        return paths;
    }

    private Cell fair(
            Cell cell, int path, Map<Place, List<Operation>> orders, RandomGenerator random) {
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : cell.edges()) {
            Place place = new Place(cell.name(), edge.from(), edge.to());
            List<Operation> order = orders.computeIfAbsent(place, p -> shuffled(random));
            edges.add(new Edge(edge.from(), edge.to(), order.get(path)));
        }
        return new Cell(cell.name(), cell.inputs(), cell.nodes(), edges, cell.concat());
    }

    private List<Operation> shuffled(RandomGenerator random) {
        List<Operation> order = new ArrayList<>(operations);
        Collections.shuffle(order, Random.from(random));
        return order;
    }
}
