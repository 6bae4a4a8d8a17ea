package org.seki.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.seki.search.RandomStreams;
import org.seki.strategist.Usage;

/**
 * Two arms on the same contexts: the second against the first, and both against one random edit.
 *
 * @param arms the first and the second
 * @param contexts how many were asked
 * @param scorer what children were scored by
 * @param asked replies that somebody had to give
 * @param cached replies that were there already
 * @param spent on those asked
 */
public record PromptComparison(
        List<Arm> arms,
        int contexts,
        int repeats,
        String scorer,
        List<Row> rows,
        Verdict verdict,
        int asked,
        int cached,
        Usage spent) {
    /** Below this a difference is taken for one: a prompt is tried many times in a session. */
    public static final double SIGNIFICANT = 0.01;

    public PromptComparison {
        arms = List.copyOf(arms);
        rows = List.copyOf(rows);
    }

    /**
     * One measure.
     *
     * @param first mean over contexts
     * @param second mean over contexts
     * @param random the same of one random edit; NaN where that has no meaning
     * @param difference second minus first, paired by context
     * @param p two-sided, by sign flips: McNemar's exact test for a share that was asked once
     * @param contexts in which both arms had a value
     */
    public record Row(
            Measure measure,
            double first,
            double second,
            double random,
            Difference difference,
            Difference firstAboveRandom,
            Difference secondAboveRandom,
            double p,
            int contexts) {}

    /** What can be said of the second arm. */
    public enum Outcome {
        BETTER,
        WORSE,
        NO_DIFFERENCE_SEEN
    }

    /**
     * @param measure the clearest difference among the shares
     * @param p of it, adjusted for looking at all of them (Holm)
     */
    public record Verdict(Outcome outcome, Measure measure, double p) {}

    /** The shares in which the second arm is worse beyond the interval of the difference. */
    public List<Row> worse() {
        return rows.stream()
                .filter(r -> r.measure().share() && r.difference().ci95().high() < 0)
                .toList();
    }

    static PromptComparison of(
            List<Arm> arms,
            List<Subject> subjects,
            int repeats,
            List<Replayed> replies,
            Scorer scorer,
            long seed) {
        Values values = new Values(subjects, replies, scorer, new RandomStreams(seed));
        List<Row> rows = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            rows.add(values.row(measure));
        }
        List<Replayed> asked = replies.stream().filter(t -> !t.cached()).toList();
        return new PromptComparison(
                arms,
                subjects.size(),
                repeats,
                scorer.label(),
                rows,
                verdict(rows),
                asked.size(),
                replies.size() - asked.size(),
                asked.stream().map(t -> t.answer().usage()).reduce(Usage.NOTHING, Usage::plus));
    }

    private static Verdict verdict(List<Row> rows) {
        List<Row> shares = rows.stream().filter(r -> r.measure().share()).toList();
        double[] p = PairedTest.holm(shares.stream().mapToDouble(Row::p).toArray());
        int clearest =
                IntStream.range(0, p.length)
                        .reduce((a, b) -> shares.get(b).p() < shares.get(a).p() ? b : a)
                        .orElseThrow();
        Row row = shares.get(clearest);
        Outcome outcome =
                !(p[clearest] < SIGNIFICANT)
                        ? Outcome.NO_DIFFERENCE_SEEN
                        : row.difference().mean() > 0 ? Outcome.BETTER : Outcome.WORSE;
        return new Verdict(outcome, row.measure(), p[clearest]);
    }

    /** The replies as numbers. */
    private record Values(
            List<Subject> subjects, List<Replayed> replies, Scorer scorer, RandomStreams streams) {
        Row row(Measure measure) {
            double[] first = arm(0, measure);
            double[] second = arm(1, measure);
            double[] random = random(measure);
            double[] d = differences(second, first);
            return new Row(
                    measure,
                    mean(first),
                    mean(second),
                    mean(random),
                    difference(measure, d),
                    difference(measure, differences(first, random)),
                    difference(measure, differences(second, random)),
                    PairedTest.signFlips(d, streams.stream("sign flips", measure.ordinal(), 1)),
                    d.length);
        }

        /** Means over repeats by context; NaN where there is no value. */
        private double[] arm(int arm, Measure measure) {
            return IntStream.range(0, subjects.size())
                    .mapToDouble(s ->
                            replies.stream()
                                    .filter(t -> t.arm() == arm && t.subject() == s)
                                    .map(t -> measure.of(t, subjects.get(s), scorer))
                                    .flatMapToDouble(OptionalDouble::stream)
                                    .average()
                                    .orElse(Double.NaN))
                    .toArray();
        }

        private double[] random(Measure measure) {
            return IntStream.range(0, subjects.size())
                    .mapToDouble(s ->
                            RandomEdits.value(
                                            measure,
                                            subjects.get(s),
                                            scorer,
                                            streams.stream("random edits", s, 1))
                                    .orElse(Double.NaN))
                    .toArray();
        }

        private static double[] differences(double[] a, double[] b) {
            return IntStream.range(0, a.length)
                    .mapToDouble(i -> a[i] - b[i])
                    .filter(Double::isFinite)
                    .toArray();
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
        }

        private static Difference difference(Measure measure, double[] differences) {
            return Difference.of(differences, measure.share() ? 1 : Double.POSITIVE_INFINITY);
        }
    }
}
