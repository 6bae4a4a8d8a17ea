package org.seki.ui.training;

import java.time.Duration;
import java.util.Locale;
import org.seki.data.DatasetName;
import org.seki.space.Spaces;
import org.seki.training.Estimate;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.Spread;
import org.seki.training.KeptTraining.State;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Units;

/** Trainings in people's words. */
final class TrainingWords {
    private static final double DAY = 24 * 3600;

    private TrainingWords() {}

    static String of(Estimate e) {
        return String.format(
                Locale.ROOT,
                "About %s, an estimate: %,d steps a seed, %.3f s each as measured over %d.",
                time(e.seconds()),
                e.steps(),
                e.secondsAStep(),
                e.measured());
    }

    static String time(double seconds) {
        return seconds < 2 * DAY
                ? Units.time(Duration.ofMillis(Math.round(seconds * 1000)))
                : Math.round(seconds / DAY) + " days";
    }

    /** {@code 78.10 %}, or a dash. */
    static String percent(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f %%", value);
    }

    /** {@code 78.10 %}, or {@code 78.10 ± 0.42 %, 3 seeds}. */
    static String of(Spread s) {
        return s.n() < 2
                ? percent(s.mean())
                : String.format(
                        Locale.ROOT, "%.2f ± %.2f %%, %d seeds", s.mean(), s.deviation(), s.n());
    }

    static String of(State state) {
        return switch (state) {
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case INTERRUPTED -> "interrupted";
            case FINISHED -> "finished";
        };
    }

    static String of(LiveTraining.Doing doing) {
        return switch (doing) {
            case NOTHING -> "resting";
            case ESTIMATING -> "measuring";
            case TRAINING -> "running";
            case PAUSING -> "pausing";
            case STOPPING -> "stopping";
        };
    }

    /** {@code smoke, 2 of 3 epochs, best 78.10 %}, of several seeds how many are finished. */
    static String stands(KeptTraining training) {
        int wanted = Math.max(training.request().seeds(), training.seeds().size());
        double best =
                training.seeds().stream()
                        .mapToDouble(s -> s.best().orElse(Double.NaN))
                        .filter(b -> !Double.isNaN(b))
                        .max()
                        .orElse(Double.NaN);
        String far =
                wanted > 1
                        ? "%d of %d seeds".formatted(training.results().size(), wanted)
                        : epochs(training);
        String stands = training.request().preset() + ", " + far;
        return Double.isNaN(best) ? stands : stands + ", best " + percent(best);
    }

    /** Of its one seed. */
    private static String epochs(KeptTraining training) {
        int of = training.seeds().isEmpty() ? 0 : training.seeds().getLast().of();
        return of == 0 ? "just begun" : "%d of %d epochs".formatted(training.epochs(), of);
    }

    static Chip.Tone tone(State state) {
        return switch (state) {
            case RUNNING -> Chip.Tone.ACCENT;
            case PAUSED -> Chip.Tone.QUIET;
            case INTERRUPTED -> Chip.Tone.ATTENTION;
            case FINISHED -> Chip.Tone.GOOD;
        };
    }

    /** {@code DARTS on Fashion-MNIST, smoke}. */
    static String title(KeptTraining training) {
        return subject(training) + ", " + training.request().preset();
    }

    /** {@code DARTS on Fashion-MNIST}. */
    static String subject(KeptTraining training) {
        return "%s on %s"
                .formatted(
                        Spaces.title(training.request().space()),
                        DatasetName.of(training.request().dataset()).brief());
    }

    /** The last part of a folder. */
    static String name(String dataset) {
        return dataset.substring(dataset.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
