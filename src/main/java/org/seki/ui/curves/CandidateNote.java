package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seki.strategist.Stage;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Proposal;

/** What the card beside the pointer tells of an iteration. */
final class CandidateNote {
    private CandidateNote() {}

    /** {@code Architecture 12 73.18 %}. */
    static String headline(IterationRow row, double value, String unit) {
        String pattern = Math.abs(value) >= 10 ? "%.2f" : "%.4f";
        return "Architecture %s   %s%s"
                .formatted(
                        Integer.toString(row.iteration()).replace('-', '−'),
                        format(pattern, value).replace('-', '−'),
                        unit);
    }

    static List<String> of(IterationRow row) {
        List<String> lines = new ArrayList<>();
        lines.add(
                stage(row.stage())
                        + row.parent().map(p -> ", from " + p).orElse("")
                        + (row.improved() ? ", a new best" : ""));
        row.metric("accuracy").ifPresent(a -> lines.add(format("Accuracy %.2f %%", a)));
        row.metric("parameters").ifPresent(p -> lines.add(format("Parameters %.2f M", p / 1e6)));
        row.metric("macs").ifPresent(m -> lines.add(format("Multiply-adds %.1f M", m / 1e6)));
        if (row.seconds() > 0) {
            lines.add(format("Evaluated in %.1f s", row.seconds()));
        }
        if (!row.sentence().isEmpty()) {
            lines.add(row.sentence());
        }
        return lines;
    }

    static List<String> refusals(IterationRow row) {
        List<String> lines = new ArrayList<>();
        for (Proposal attempt : row.attempts()) {
            attempt.fault().ifPresent(f -> lines.add("Attempt " + attempt.attempt() + ": " + f));
        }
        if (!row.sentence().isEmpty()) {
            lines.add(row.sentence());
        } else if (row.scored()) {
            lines.add(format("Repaired, then %.2f", row.score()));
        }
        return lines;
    }

    static String stage(Stage stage) {
        return switch (stage) {
            case INITIAL -> "Initial";
            case SELF_EVOLUTION -> "Self-evolution";
            case KNOWLEDGE_INSPIRATION -> "Knowledge inspiration";
        };
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
