package org.seki.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.space.Architecture;

/**
 * How long training from scratch takes on this machine: from trainings of the same budget that are
 * kept, or from a few short ones now.
 */
final class TrainingTime {
    /** So many kept ones are trusted more than short ones. */
    private static final int KEPT = 3;

    /** Networks differ in cost by as much as eight: the mean of a few. */
    private static final int TRIED = 3;

    private static final int FEW = 2;
    private static final int MORE = 8;

    private final ScoredFile kept;
    private final Trainer trainer;
    private final int atOnce;

    /** Makes an evaluator that trains for so many steps. */
    interface Trainer {
        Evaluator of(int steps);
    }

    /**
     * @param atOnce how many are trained at the same time
     */
    TrainingTime(ScoredFile kept, Trainer trainer, int atOnce) {
        this.kept = kept;
        this.trainer = trainer;
        this.atOnce = atOnce;
    }

    /** Of those architectures that are not kept: in rounds, the last of which may not be full. */
    Duration of(List<Architecture> drawn, int steps, Monitor monitor) {
        int left = kept.missing(drawn).size();
        if (left == 0) {
            return Duration.ZERO;
        }
        List<Scored> known = kept.all();
        double each =
                known.size() >= KEPT
                        ? known.stream().mapToDouble(Scored::seconds).average().orElse(0)
                        : tried(drawn, steps, monitor);
        return Duration.ofMillis(Math.round(1000 * each * Math.ceilDiv(left, atOnce)));
    }

    private double tried(List<Architecture> drawn, int steps, Monitor monitor) {
        List<Architecture> few = drawn.subList(0, Math.min(TRIED, drawn.size()));
        try (Evaluator brief = trainer.of(FEW);
                Evaluator longer = trainer.of(MORE)) {
            monitor.progress(Progress.of("Training a few steps, to tell how long it takes"));
            brief.evaluate(few.getFirst(), monitor); // the first one in a process is slow
            List<Double> seconds = new ArrayList<>();
            for (Architecture one : few) {
                double first = brief.evaluate(one, monitor).seconds();
                double second = longer.evaluate(one, monitor).seconds();
                double step = Math.max(0, second - first) / (MORE - FEW);
                seconds.add(Math.max(first, first + step * (steps - FEW)));
            }
            return seconds.stream().mapToDouble(s -> s).average().orElse(0);
        }
    }
}
