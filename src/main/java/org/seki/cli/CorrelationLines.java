package org.seki.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seki.evaluation.RankCorrelation;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationReport.Part;
import org.seki.experiment.Ensemble;

/** A rank correlation for people. */
record CorrelationLines(CorrelationReport report) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "How %d architectures of %s, scored by %s on %s, rank beside %s"
                        .formatted(
                                report.architectures(),
                                report.space(),
                                report.evaluator(),
                                report.dataset(),
                                report.truth()));
        lines.add("  " + costs());
        lines.add("");
        lines.add(
                "  part           s each  Kendall τ-b, 95 %      best tenth            Spearman  Pearson");
        report.parts().forEach(p -> lines.add(line(p)));
        List<Part> ensemble = report.parts().stream().filter(p -> p.without().isPresent()).toList();
        if (!ensemble.isEmpty()) {
            lines.add("");
            lines.add(
                    "  part          the score without it    what it adds, 95 % on the same architectures");
            ensemble.forEach(p -> p.without().ifPresent(w -> lines.add(line(p, w))));
        }
        return lines;
    }

    private String costs() {
        List<String> costs = new ArrayList<>();
        costs.add(format("An evaluation takes %.3f s", report.secondsEach()));
        report.secondsTraining()
                .ifPresent(s -> costs.add(format("the supernet was trained for %.0f s", s)));
        report.secondsTruth()
                .ifPresent(s -> costs.add(format("training one from scratch took %.1f s", s)));
        return String.join("; ", costs) + ".";
    }

    private static String line(Part p) {
        return format(
                "  %-12s  %7s  %s  %s  %8.3f  %7.3f",
                p.part(),
                p.seconds().map(s -> s < 0.0001 ? "<0.0001" : format("%.4f", s)).orElse("–"),
                interval(p.tau()),
                interval(p.bestTenth()),
                p.spearman(),
                p.pearson());
    }

    private static String line(Part p, Ensemble.Without w) {
        return format(
                "  %-12s  %s  %+6.3f [%+6.3f, %+6.3f]",
                p.part(), interval(w.tau()), w.added(), w.ci95().low(), w.ci95().high());
    }

    private static String interval(RankCorrelation tau) {
        return format("%6.3f [%6.3f, %6.3f]", tau.tau(), tau.low(), tau.high());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
