package org.seki.ui.experiments;

import java.util.Locale;
import org.seki.experiment.Interval;
import org.seki.experiment.MeanEstimate;

/** Numbers of a study as the window writes them. */
final class StudyWords {
    private StudyWords() {}

    /** {@code 73.325 ± 0.645, 95 % [73.235, 73.415]}. */
    static String estimate(MeanEstimate e) {
        return e.ci95()
                .map(ci ->
                        "%s ± %s, 95 %% %s"
                                .formatted(
                                        number(e.mean()), number(e.sd().orElse(0)), interval(ci)))
                .orElseGet(() -> number(e.mean()));
    }

    /** {@code [73.235, 73.415]}. */
    static String interval(Interval i) {
        return "[%s, %s]".formatted(number(i.low()), number(i.high()));
    }

    /** Half of an interval that is symmetric about its mean. */
    static String half(Interval i) {
        return number((i.high() - i.low()) / 2);
    }

    /** Three digits, for differences of hundredths are what studies are about. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 0.1 ? "%.4f" : "%.3f", value)
                .replace('-', '−');
    }

    /** With its sign. */
    static String difference(double value) {
        return value < 0 ? number(value) : "+" + number(value);
    }

    static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
