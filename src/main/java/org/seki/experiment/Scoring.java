package org.seki.experiment;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.space.Architecture;

/** Scores many architectures by prepared evaluators and keeps what they found. One thread. */
final class Scoring {
    private final String activity;
    private final Crew crew;
    private final ScoredFile kept;
    private final Consumer<Scored> heard;
    private final Monitor monitor;

    /**
     * @param activity what is done to an architecture: {@code Scoring}
     * @param heard of each as it comes, first of those that are kept
     */
    Scoring(String activity, Crew crew, ScoredFile kept, Consumer<Scored> heard, Monitor monitor) {
        this.activity = activity;
        this.crew = crew;
        this.kept = kept;
        this.heard = heard;
        this.monitor = monitor;
    }

    /**
     * In this order; those that are kept are not scored again.
     *
     * @throws java.util.concurrent.CancellationException when cancelled; what was scored is kept
     * @throws WorkerFailed when a process did not do what it was to do; what was scored is kept
     */
    List<Scored> all(List<Architecture> architectures) {
        List<Architecture> left = kept.missing(architectures);
        architectures.forEach(a -> kept.find(a.genotype()).ifPresent(heard));
        if (!left.isEmpty()) {
            crew.score(left, new Keeping(architectures.size(), left.size()));
        }
        return architectures.stream().map(a -> kept.find(a.genotype()).orElseThrow()).toList();
    }

    /** Keeps each, and tells how many there are. */
    private final class Keeping implements Crew.Watch {
        private final int all;
        private final int left;
        private final long began = System.nanoTime();
        private int anew;

        Keeping(int all, int left) {
            this.all = all;
            this.left = left;
        }

        @Override
        public void scored(Scored scored) {
            kept.keep(scored);
            anew++;
            heard.accept(scored);
        }

        @Override
        public void working(Collection<Double> parts) {
            monitor.check();
            List<Double> now = List.copyOf(parts);
            double begun = now.stream().mapToDouble(p -> p).sum();
            int done = all - left + anew;
            monitor.progress(
                    new Progress(
                            "%s %d of %d architectures".formatted(activity, done + 1, all),
                            (done + begun) / all,
                            new Pace(crew.size(), anew, now, left - anew - now.size())
                                    .left((System.nanoTime() - began) / 1e9)));
        }
    }
}
