package org.seki.experiment;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.seki.experiment.StudyReport.Ceiling;
import org.seki.experiment.StudyReport.Comparison;
import org.seki.experiment.StudyReport.Curve;
import org.seki.experiment.StudyReport.Point;
import org.seki.experiment.StudyReport.Result;

/** A study as text that other programs read. */
public final class StudyText {
    private StudyText() {}

    /** Every curve as a table: a row for each strategist, data set and number of evaluations. */
    public static String csv(List<Curve> curves) {
        StringWriter text = new StringWriter();
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader(
                                "dataset",
                                "strategist",
                                "evaluations",
                                "seeds",
                                "mean",
                                "sd",
                                "ci95_low",
                                "ci95_high")
                        .get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            for (Curve curve : curves) {
                for (Point point : curve.points()) {
                    MeanEstimate e = point.estimate();
                    csv.printRecord(
                            curve.dataset(),
                            curve.strategist(),
                            point.evaluations(),
                            e.n(),
                            e.mean(),
                            e.sd().isPresent() ? e.sd().getAsDouble() : "",
                            e.ci95().<Object>map(Interval::low).orElse(""),
                            e.ci95().<Object>map(Interval::high).orElse(""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    /** Settings, results, ceilings and comparisons as Markdown tables. */
    public static String markdown(StudySettings settings, StudyReport report) {
        StringBuilder text = new StringBuilder();
        text.append("# %s%n%n".formatted(settings.name()));
        text.append(
                "Test metric of the best by validation on %s: mean over seeds ± deviation [95 %% interval].%n%n"
                        .formatted(settings.table().getFileName()));
        text.append("| data set | evaluations | strategist | seeds | result | regret |\n");
        text.append("|---|---:|---|---:|---:|---:|\n");
        report.results().forEach(r -> text.append(row(r)));
        text.append(
                "\n| data set | metric | best by validation | optimum |\n|---|---|---:|---:|\n");
        for (Ceiling c : report.ceilings()) {
            text.append(
                    line(
                            "| %s | %s | %.4f | %.4f |%n",
                            c.dataset(), c.metric(), c.bestByValidation(), c.optimum()));
        }
        text.append(
                "\nPairs, seed by seed (bootstrap interval, p by flipping signs, significant at 5 % after Holm):\n\n");
        text.append("| data set | evaluations | pair | difference | p | significant |\n");
        text.append("|---|---:|---|---:|---:|---|\n");
        report.comparisons().forEach(c -> text.append(row(c)));
        return text.toString();
    }

    private static String row(Result r) {
        Optional<String> spread =
                r.ci95()
                        .map(ci ->
                                line(
                                        " ± %.4f [%.4f, %.4f]",
                                        r.sd().orElse(0), ci.low(), ci.high()));
        return line(
                "| %s | %d | %s | %d | %.4f%s | %.4f |%n",
                r.dataset(),
                r.evaluations(),
                r.strategist(),
                r.seeds(),
                r.mean(),
                spread.orElse(""),
                r.regret());
    }

    private static String row(Comparison c) {
        return line(
                "| %s | %d | %s − %s | %+.4f [%+.4f, %+.4f] | %.4f | %s |%n",
                c.dataset(),
                c.evaluations(),
                c.strategist(),
                c.other(),
                c.difference().mean(),
                c.difference().ci95().low(),
                c.difference().ci95().high(),
                c.difference().p(),
                c.significant() ? "yes" : "no");
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
