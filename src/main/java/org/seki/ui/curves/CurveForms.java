package org.seki.ui.curves;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.fx.IterationRow;

/** The forms in which a run's curve leaves the window as text. */
final class CurveForms {
    private CurveForms() {}

    /** One line a candidate, in order. */
    static String csv(SearchCurve curve) {
        StringWriter text = new StringWriter();
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(
                                "iteration",
                                "stage",
                                "x",
                                "value",
                                "score",
                                "best_score",
                                "seconds",
                                "genotype")
                        .get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            double best = Double.NEGATIVE_INFINITY;
            for (Candidate c : curve.candidates()) {
                IterationRow row = c.row();
                best = Math.max(best, row.score());
                csv.printRecord(
                        row.iteration(),
                        row.stage().name().toLowerCase(Locale.ROOT),
                        c.x(),
                        c.y(),
                        row.score(),
                        best,
                        row.seconds(),
                        row.architecture().map(a -> a.genotype()).orElse(""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be written", e);
        }
        return text.toString();
    }

    /** A script that draws the curve with matplotlib. */
    static String python(SearchCurve curve, String what) {
        return """
        import matplotlib.pyplot as plt

        x = %s
        y = %s
        best_x = %s
        best_y = %s

        plt.scatter(x, y, s=16, label="candidates")
        plt.step(best_x, best_y, where="post", label="best so far")
        plt.title("%s")
        plt.legend()
        plt.show()
        """
                .formatted(
                        list(curve.candidates(), Candidate::x),
                        list(curve.candidates(), Candidate::y),
                        list(stretched(curve), Candidate::x),
                        list(stretched(curve), Candidate::y),
                        what);
    }

    /** The steps, and the last one drawn on to the newest candidate. */
    private static List<Candidate> stretched(SearchCurve curve) {
        if (curve.best().isEmpty()) {
            return List.of();
        }
        Candidate last = curve.best().getLast();
        Candidate end = new Candidate(last.row(), curve.candidates().getLast().x(), last.y());
        return java.util.stream.Stream.concat(
                        curve.best().stream(), java.util.stream.Stream.of(end))
                .toList();
    }

    private static String list(List<Candidate> candidates, ToDoubleFunction<Candidate> value) {
        return candidates.stream()
                .map(c -> Double.toString(value.applyAsDouble(c)))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
