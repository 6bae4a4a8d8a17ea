package org.seki.strategist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;

/**
 * What a model of a space chooses from: every function, if the space is small enough to be listed;
 * else a pool that grows from good and random architectures uphill by single edits. Derived from
 * the space alone, immutable, any thread.
 */
final class Candidates {
    /** Texts up to which a space is listed. */
    private static final int LISTED = 20_000;

    /** Random architectures that set the scale of a space too large to be listed. */
    private static final int SURVEYED = 2_000;

    private static final int RANDOM = 200;
    private static final int ELITE = 10;
    private static final int ROUNDS = 6;
    private static final int CLIMBERS = 5;

    private final SearchSpace space;
    private final Encoding encoding;
    private final Map<String, Candidate> functions;

    private Candidates(SearchSpace space, Encoding encoding, Map<String, Candidate> functions) {
        this.space = space;
        this.encoding = encoding;
        this.functions = functions;
    }

    /** Surveys a space: a second for the 15,625 texts of NAS-Bench-201, so it is done once. */
    static Candidates of(SearchSpace space, RandomGenerator random) {
        SequencedSet<Architecture> texts = closure(space);
        if (texts.size() > LISTED) {
            texts = new LinkedHashSet<>();
            for (int i = 0; i < SURVEYED; i++) {
                texts.add(space.sample(random));
            }
            return new Candidates(space, new Encoding(space, texts), Map.of());
        }
        var encoding = new Encoding(space, texts);
        return new Candidates(space, encoding, functions(encoding, texts));
    }

    /** What single edits reach from the textbook architecture, or more than are listed. */
    private static SequencedSet<Architecture> closure(SearchSpace space) {
        SequencedSet<Architecture> reached = new LinkedHashSet<>();
        var waiting = new ArrayDeque<Architecture>();
        reached.add(space.textbook());
        waiting.add(space.textbook());
        while (!waiting.isEmpty() && reached.size() <= LISTED) {
            for (Architecture neighbour : space.neighbours(waiting.remove())) {
                if (reached.add(neighbour)) {
                    waiting.add(neighbour);
                }
            }
        }
        return reached;
    }

    private static Map<String, Candidate> functions(
            Encoding encoding, SequencedSet<Architecture> texts) {
        Map<String, List<Architecture>> byFunction = new LinkedHashMap<>();
        for (Architecture text : texts) {
            byFunction.computeIfAbsent(text.canonical(), c -> new ArrayList<>()).add(text);
        }
        Map<String, Candidate> functions = new LinkedHashMap<>();
        byFunction.forEach((canonical, same) ->
                functions.put(canonical, new Candidate(same.getFirst(), mean(encoding, same))));
        return functions;
    }

    private static double[] mean(Encoding encoding, List<Architecture> same) {
        double[] mean = new double[encoding.size()];
        for (Architecture text : same) {
            double[] row = encoding.encode(text);
            for (int i = 0; i < row.length; i++) {
                mean[i] += row[i] / same.size();
            }
        }
        return mean;
    }

    Encoding encoding() {
        return encoding;
    }

    double[] features(Architecture architecture) {
        Candidate listed = functions.get(architecture.canonical());
        return listed != null ? listed.features() : encoding.encode(architecture);
    }

    /**
     * The new function of the highest value, or empty when all are known.
     *
     * @param value of a row of features
     */
    Optional<Candidate> best(
            Context context,
            Explored explored,
            ToDoubleFunction<double[]> value,
            RandomGenerator random) {
        return functions.isEmpty()
                ? climbed(context, explored, value, random)
                : highest(explored, value);
    }

    private Optional<Candidate> highest(Explored explored, ToDoubleFunction<double[]> value) {
        Optional<Candidate> best = Optional.empty();
        double highest = Double.NEGATIVE_INFINITY;
        for (var function : functions.entrySet()) {
            double height = value.applyAsDouble(function.getValue().features());
            if (height > highest && !explored.contains(function.getKey())) {
                best = Optional.of(function.getValue());
                highest = height;
            }
        }
        return best;
    }

    private Optional<Candidate> climbed(
            Context context,
            Explored explored,
            ToDoubleFunction<double[]> value,
            RandomGenerator random) {
        Comparator<Candidate> highestFirst =
                Comparator.comparingDouble((Candidate c) -> value.applyAsDouble(c.features()))
                        .reversed();
        Map<Architecture, Candidate> pool = new LinkedHashMap<>();
        starts(context, random).forEach(start -> join(pool, start));
        var climbed = new HashSet<Candidate>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Candidate> climbers =
                    pool.values().stream()
                            .filter(candidate -> !climbed.contains(candidate))
                            .sorted(highestFirst)
                            .limit(CLIMBERS)
                            .toList();
            climbed.addAll(climbers);
            for (Candidate climber : climbers) {
                space.neighbours(climber.architecture()).forEach(next -> join(pool, next));
            }
        }
        return pool.values().stream()
                .sorted(highestFirst)
                .filter(candidate -> !explored.contains(candidate.architecture()))
                .findFirst();
    }

    private void join(Map<Architecture, Candidate> pool, Architecture architecture) {
        pool.computeIfAbsent(architecture, a -> new Candidate(a, encoding.encode(a)));
    }

    /** The best evaluated, what the stage shows, and random ones. */
    private List<Architecture> starts(Context context, RandomGenerator random) {
        var starts = new ArrayList<Architecture>();
        context.evaluated().stream()
                .filter(known -> !known.banned())
                .sorted(Comparator.comparingDouble(Known::score).reversed())
                .limit(ELITE)
                .forEach(known -> starts.add(known.architecture()));
        context.current().ifPresent(known -> starts.add(known.architecture()));
        context.shown().forEach(known -> starts.add(known.architecture()));
        for (int i = 0; i < RANDOM; i++) {
            starts.add(space.sample(random));
        }
        return starts;
    }
}
