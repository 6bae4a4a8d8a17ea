package org.seki.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.space.Architecture;

/** Scores many architectures by one prepared evaluator and keeps what it found. */
final class Scoring {
    private final String activity;
    private final Evaluator evaluator;
    private final ScoredFile kept;
    private final Consumer<Scored> heard;
    private final Monitor monitor;

    /**
     * @param activity what is done to an architecture: {@code Scoring}
     * @param kept the file of scores
     * @param heard of each as it comes, of those that are kept too
     */
    Scoring(
            String activity,
            Evaluator evaluator,
            Path kept,
            Consumer<Scored> heard,
            Monitor monitor) {
        this.activity = activity;
        this.evaluator = evaluator;
        this.kept = new ScoredFile(kept);
        this.heard = heard;
        this.monitor = monitor;
    }

    /**
     * In this order; those that are kept are not scored again.
     *
     * @throws java.util.concurrent.CancellationException when cancelled; what was scored is kept
     */
    List<Scored> all(List<Architecture> architectures) {
        List<Scored> scored = new ArrayList<>();
        var pace = new Pace(architectures.size());
        for (Architecture architecture : architectures) {
            Optional<Scored> known = kept.find(architecture.genotype());
            if (known.isEmpty()) {
                monitor.check();
                pace.tell(scored.size(), 0);
                kept.keep(score(architecture, pace, scored.size()));
                pace.anew++;
            }
            Scored one = known.or(() -> kept.find(architecture.genotype())).orElseThrow();
            scored.add(one);
            heard.accept(one);
        }
        return scored;
    }

    private Scored score(Architecture architecture, Pace pace, int before) {
        Evaluation found =
                evaluator.evaluate(
                        architecture,
                        new Monitor() {
                            @Override
                            public boolean cancelled() {
                                return monitor.cancelled();
                            }

                            @Override
                            public void progress(Progress own) {
                                pace.tell(before, Math.max(0, own.fraction()));
                            }

                            @Override
                            public void sample(Sample sample) {}
                        });
        return new Scored(
                architecture.genotype(),
                found.score(),
                found.metrics(),
                found.seconds(),
                found.costs());
    }

    /** How long those that were not known have taken. */
    private final class Pace {
        private final int all;
        private final long began = System.nanoTime();
        private int anew;

        Pace(int all) {
            this.all = all;
        }

        /**
         * @param part of the next one that is done, 0 to 1
         */
        void tell(int done, double part) {
            monitor.progress(
                    Progress.paced(
                            "%s %d of %d architectures".formatted(activity, done + 1, all),
                            done + part,
                            all,
                            anew + part,
                            (System.nanoTime() - began) / 1e9));
        }
    }
}
