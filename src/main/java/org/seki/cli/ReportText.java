package org.seki.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run's report for people. */
record ReportText(RunReport report) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        RunReport.Best best = report.best();
        if (best == null) {
            lines.add("Nothing was evaluated.");
        } else {
            lines.add("Best of %d: score %s".formatted(report.evaluations(), number(best.score())));
            lines.add("  " + best.genotype());
            lines.add(
                    "  %.2f M parameters, %.1f M multiply-adds in the published network"
                            .formatted(best.parameters() / 1e6, best.macs() / 1e6));
            Double median = report.randomMedian();
            if (median != null) {
                lines.add(
                        "  Median of random architectures under the same supernet: %s (%s)"
                                .formatted(
                                        number(median),
                                        best.score() > median ? "beaten" : "not beaten"));
            }
            best.metrics().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .map(e -> "  %-24s %s".formatted(e.getKey(), number(e.getValue())))
                    .forEach(lines::add);
            Double test = best.test();
            if (test != null) {
                lines.add("  %-24s %s (unsealed)".formatted("test metric", number(test)));
            }
        }
        if (report.test().equals("sealed")) {
            lines.add(
                    "The test metric is sealed; once the run has finished `seki unseal %s` opens it, for good."
                            .formatted(report.run()));
        }
        lines.add(Follow.trust(report.evaluator(), Optional.ofNullable(report.trust())));
        RunReport.Spent spent = report.spent();
        if (spent.calls() > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "The model was asked %,d times: %,d tokens in, %,d out, $%.4f.",
                            spent.calls(),
                            spent.inputTokens(),
                            spent.outputTokens(),
                            spent.dollars()));
        }
        RunReport.Seconds s = report.seconds();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%.0f s in all: supernet %.0f s, evaluation %.0f s, strategist %.1f s. Run %s; `seki show %s` lists it.",
                        s.total(),
                        s.supernet(),
                        s.evaluation(),
                        s.strategist(),
                        report.run(),
                        report.run()));
        return lines;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
