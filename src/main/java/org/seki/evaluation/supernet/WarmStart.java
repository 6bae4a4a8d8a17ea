package org.seki.evaluation.supernet;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Ranks;
import org.seki.evaluation.zerocost.Naswot;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;

/**
 * The first steps of a supernet, each along one path drawn from a few architectures that scores
 * without training put first, instead of along the paths of its {@link Sampling}.
 *
 * @param steps how many; 0 for none
 * @param best what is drawn from; empty only where there are no such steps
 */
record WarmStart(long steps, List<Architecture> best) {
    static final WarmStart NONE = new WarmStart(0, List.of());
    private static final int POOL = 48;
    private static final int KEPT = POOL / 4;

    WarmStart {
        best = List.copyOf(best);
        if (steps > 0 && best.isEmpty()) {
            throw new IllegalArgumentException("a warm start needs architectures");
        }
    }

    /**
     * From the quarter of random architectures that NASWOT and parameters, rank beside rank, put
     * first.
     *
     * @param reported the network whose parameters count
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    static WarmStart of(
            long steps,
            SearchSpace space,
            Naswot naswot,
            NetworkShape reported,
            long seed,
            Monitor monitor) {
        monitor.progress(Progress.of("Choosing what the supernet trains first"));
        SplittableRandom random = new SplittableRandom(Long.reverse(seed));
        List<Architecture> pool = Stream.generate(() -> space.sample(random)).limit(POOL).toList();
        double[] naswots =
                pool.stream()
                        .mapToDouble(a -> {
                            monitor.check();
                            return Math.max(0, naswot.score(a));
                        })
                        .toArray();
        double[] parameters =
                pool.stream().mapToDouble(a -> space.diagnose(a, reported).parameters()).toArray();
        Ranks byNaswot = new Ranks(naswots);
        Ranks byParameters = new Ranks(parameters);
        return new WarmStart(
                steps,
                IntStream.range(0, POOL)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer i) ->
                                        -byNaswot.share(naswots[i])
                                                - byParameters.share(parameters[i])))
                        .limit(KEPT)
                        .map(pool::get)
                        .toList());
    }
}
