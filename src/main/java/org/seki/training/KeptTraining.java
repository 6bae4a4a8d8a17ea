package org.seki.training;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A training of the workspace with all its seeds.
 *
 * @param request the last that asked for it
 * @param seeds those that were begun, in order
 * @param at when anything of it was last saved
 */
public record KeptTraining(TrainingRequest request, List<Seed> seeds, Instant at) {
    /** What has become of one. */
    public enum State {
        /** Goes on, here or in another process. */
        RUNNING,
        /** Ended by a pause, with everything saved. */
        PAUSED,
        /** Stopped or killed: goes on from what was saved last. */
        INTERRUPTED,
        FINISHED
    }

    /**
     * The training with one seed.
     *
     * @param id its folder's name
     * @param of epochs in all; 0 when none was begun
     * @param epochs done
     * @param result once finished; its test accuracy is NaN while sealed
     */
    public record Seed(
            long seed,
            String id,
            State state,
            int of,
            List<Epoch> epochs,
            Optional<TrainResult> result) {
        public Seed {
            epochs = List.copyOf(epochs);
        }

        /** With an epoch more; those from there on were lost when it went on from before them. */
        Seed with(Epoch epoch, int all) {
            List<Epoch> now =
                    Stream.concat(
                                    epochs.stream().filter(e -> e.epoch() < epoch.epoch()),
                                    Stream.of(epoch))
                            .toList();
            return new Seed(seed, id, State.RUNNING, all, now, result);
        }

        /** The highest validation accuracy so far, percent. */
        public Optional<Double> best() {
            return epochs.stream()
                    .map(Epoch::validation)
                    .filter(v -> !v.isNaN())
                    .max(Comparator.naturalOrder());
        }
    }

    public KeptTraining {
        seeds = List.copyOf(seeds);
    }

    /** With an epoch more of a seed. */
    public KeptTraining with(long seed, Epoch epoch, int all) {
        Seed now =
                seeds.stream()
                        .filter(s -> s.seed() == seed)
                        .findFirst()
                        .orElse(new Seed(seed, "", State.RUNNING, all, List.of(), Optional.empty()))
                        .with(epoch, all);
        return new KeptTraining(
                request,
                Stream.concat(seeds.stream().filter(s -> s.seed() != seed), Stream.of(now))
                        .sorted(Comparator.comparing(Seed::seed))
                        .toList(),
                at);
    }

    /** Epochs done of all seeds together. */
    public int epochs() {
        return seeds.stream().mapToInt(s -> s.epochs().size()).sum();
    }

    /** Of all its seeds together. */
    public State state() {
        if (has(State.RUNNING)) {
            return State.RUNNING;
        }
        if (has(State.INTERRUPTED)) {
            return State.INTERRUPTED;
        }
        if (has(State.PAUSED)) {
            return State.PAUSED;
        }
        return seeds.size() < request.seeds() ? State.INTERRUPTED : State.FINISHED;
    }

    private boolean has(State state) {
        return seeds.stream().anyMatch(s -> s.state() == state);
    }

    /** Whether the test accuracies of all that is finished have been read. */
    public boolean unsealed() {
        return seeds.stream()
                .flatMap(s -> s.result().stream())
                .noneMatch(r -> Double.isNaN(r.test()));
    }

    /** Over the finished seeds; needs one. */
    public Spread validation() {
        return Spread.of(results().stream().map(TrainResult::validation).toList());
    }

    /** Over the finished seeds; needs one. */
    public Spread test() {
        return Spread.of(results().stream().map(TrainResult::test).toList());
    }

    public List<TrainResult> results() {
        return seeds.stream().flatMap(s -> s.result().stream()).toList();
    }

    /**
     * Mean and spread of accuracies, percent.
     *
     * @param deviation of the sample, n − 1; NaN for one
     */
    public record Spread(int n, double mean, double deviation) {
        public static Spread of(List<Double> values) {
            SummaryStatistics s = new SummaryStatistics();
            values.forEach(s::addValue);
            return new Spread(
                    values.size(),
                    s.getMean(),
                    values.size() < 2 ? Double.NaN : s.getStandardDeviation());
        }
    }
}
