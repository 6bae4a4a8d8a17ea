package org.seki.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.seki.experiment.Difference;
import org.seki.experiment.Interval;
import org.seki.experiment.PromptComparison;
import org.seki.strategist.Usage;

/**
 * A comparison as scripts read it; a number that does not exist is null.
 *
 * @param first the version in use, as is {@code second} the one that is tried
 * @param verdict {@code better}, {@code worse} or {@code no difference seen}
 * @param p of the measure that decides it, adjusted for looking at several (Holm)
 */
record ReplayReport(
        String first,
        String second,
        int contexts,
        int repeats,
        String scorer,
        List<Row> measures,
        String verdict,
        String decides,
        double p,
        int asked,
        int cached,
        Usage spent) {
    /**
     * @param difference second minus first
     * @param randomEdit what one random edit gets
     */
    record Row(
            String measure,
            String unit,
            OptionalDouble first,
            OptionalDouble second,
            OptionalDouble difference,
            Optional<Interval> ci95,
            double p,
            OptionalDouble randomEdit,
            OptionalDouble secondAboveRandom,
            Optional<Interval> secondAboveRandomCi95,
            int contexts) {}

    static ReplayReport of(PromptComparison c) {
        return new ReplayReport(
                c.arms().getFirst().label(),
                c.arms().getLast().label(),
                c.contexts(),
                c.repeats(),
                c.scorer(),
                c.rows().stream().map(ReplayReport::row).toList(),
                c.verdict().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                c.verdict().measure().label(),
                c.verdict().p(),
                c.asked(),
                c.cached(),
                c.spent());
    }

    private static Row row(PromptComparison.Row r) {
        return new Row(
                r.measure().label(),
                r.measure().unit(),
                number(r.first()),
                number(r.second()),
                number(r.difference().mean()),
                interval(r.difference()),
                r.p(),
                number(r.random()),
                number(r.secondAboveRandom().mean()),
                interval(r.secondAboveRandom()),
                r.contexts());
    }

    private static OptionalDouble number(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static Optional<Interval> interval(Difference d) {
        return Double.isFinite(d.ci95().low()) ? Optional.of(d.ci95()) : Optional.empty();
    }

    /** For people. */
    @JsonIgnore
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Is B better than A?");
        lines.add("  " + first);
        lines.add("  " + second);
        lines.add("");
        lines.add(
                "%-26s %10s %10s %10s %21s %8s %12s"
                        .formatted("", "A", "B", "B − A", "95 % interval", "p", "random edit"));
        measures.forEach(r -> lines.add(line(r)));
        lines.add("");
        lines.add(sentence());
        lines.add(
                "%d contexts × %d, paired by context; children %s."
                        .formatted(contexts, repeats, scorer));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%d replies asked for, %d kept from before; %,d tokens, $%.4f.",
                        asked,
                        cached,
                        spent.inputTokens() + spent.outputTokens(),
                        spent.dollars()));
        return lines;
    }

    private String sentence() {
        String by = String.format(Locale.ROOT, " (%s, p = %s after Holm)", decides, text(p));
        return switch (verdict) {
            case "better" -> "B is better than A" + by + ".";
            case "worse" -> "B is worse than A" + by + ".";
            default -> "No difference seen" + by + ".";
        };
    }

    private static String line(Row r) {
        boolean share = r.unit().equals("share");
        return String.format(
                "%-26s %10s %10s %10s %21s %8s %12s",
                share ? r.measure() + ", %" : r.measure(),
                text(r.first(), share, ""),
                text(r.second(), share, ""),
                text(r.difference(), share, "+"),
                r.ci95()
                        .map(ci ->
                                "[%s, %s]"
                                        .formatted(
                                                text(OptionalDouble.of(ci.low()), share, "+"),
                                                text(OptionalDouble.of(ci.high()), share, "+")))
                        .orElse("–"),
                text(r.p()),
                text(r.randomEdit(), share, ""));
    }

    private static String text(OptionalDouble value, boolean share, String sign) {
        return value.isEmpty()
                ? "–"
                : String.format(
                        Locale.ROOT,
                        share ? "%" + sign + ".1f" : "%" + sign + ".2f",
                        value.getAsDouble() * (share ? 100 : 1));
    }

    private static String text(double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
