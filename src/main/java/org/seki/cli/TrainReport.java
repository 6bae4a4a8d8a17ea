package org.seki.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seki.training.Estimate;
import org.seki.training.KeptTraining.Spread;
import org.seki.training.TrainResult;

/** What `seki train` says in the end. */
record TrainReport(Output output, boolean json) {
    /**
     * @param train the last seed's
     * @param seeds of all, where there are several
     */
    private record Trained(Train train, @Nullable Seeds seeds) {}

    private record Seeds(Statistics validation, Statistics test, List<Train> each) {}

    /**
     * @param deviation of the sample, n − 1
     */
    private record Statistics(int n, @Nullable Double mean, @Nullable Double deviation) {
        static Statistics of(Spread s) {
            return new Statistics(s.n(), known(s.mean()), known(s.deviation()));
        }
    }

    /**
     * @param weights the best, whose accuracies these are
     */
    private record Train(
            String training,
            String space,
            String genotype,
            String dataset,
            String preset,
            long seed,
            int epochs,
            @Nullable Double validation,
            double test,
            long parameters,
            double seconds,
            String weights) {
        static Train of(TrainResult r, Path weights) {
            return new Train(
                    r.id(),
                    r.space(),
                    r.genotype(),
                    r.dataset(),
                    r.preset(),
                    r.seed(),
                    r.epochs(),
                    known(r.validation()),
                    r.test(),
                    r.parameters(),
                    r.seconds(),
                    weights.toString());
        }
    }

    private record Estimated(Estimate estimate) {}

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    void tell(Estimate e) {
        if (json) {
            output.json(new Estimated(e));
            return;
        }
        output.line(
                String.format(
                        Locale.ROOT,
                        "An estimate: about %s. %,d steps a seed, %.3f s each, measured over %d; validation included.",
                        time(e.seconds()),
                        e.steps(),
                        e.secondsAStep(),
                        e.measured()));
    }

    private static String time(double seconds) {
        double minutes = seconds / 60;
        if (minutes < 90) {
            return minutes < 1.5
                    ? String.format(Locale.ROOT, "%.0f s", seconds)
                    : String.format(Locale.ROOT, "%.0f min", minutes);
        }
        double hours = minutes / 60;
        return hours < 48
                ? String.format(Locale.ROOT, "%.1f h", hours)
                : String.format(Locale.ROOT, "%.0f days", hours / 24);
    }

    void tell(List<TrainResult> results, Function<String, Path> weights) {
        List<Train> all = results.stream().map(r -> Train.of(r, weights.apply(r.id()))).toList();
        Spread validation = Spread.of(results.stream().map(TrainResult::validation).toList());
        Spread test = Spread.of(results.stream().map(TrainResult::test).toList());
        if (json) {
            Seeds seeds = new Seeds(Statistics.of(validation), Statistics.of(test), all);
            output.json(new Trained(all.getLast(), all.size() > 1 ? seeds : null));
            return;
        }
        all.forEach(this::tell);
        if (all.size() > 1) {
            output.line(
                    String.format(
                            Locale.ROOT,
                            "%d seeds: test accuracy %s, validation accuracy %s (mean ± standard deviation).",
                            all.size(),
                            text(test),
                            text(validation)));
        }
    }

    private void tell(Train r) {
        output.line(
                String.format(
                        Locale.ROOT,
                        "Seed %d: test accuracy %.2f %%, of the best weights by validation (%s).",
                        r.seed(),
                        r.test(),
                        r.validation() == null ? "–" : TrainFollow.percent(r.validation())));
        output.line(
                String.format(
                        Locale.ROOT,
                        "%,d parameters, %d epochs, %.0f s. Weights: %s",
                        r.parameters(),
                        r.epochs(),
                        r.seconds(),
                        r.weights()));
    }

    private static String text(Spread s) {
        return Double.isNaN(s.mean())
                ? "–"
                : String.format(Locale.ROOT, "%.2f ± %.2f %%", s.mean(), s.deviation());
    }
}
