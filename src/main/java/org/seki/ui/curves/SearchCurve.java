package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.seki.search.SearchEvent.Health;
import org.seki.strategist.Stage;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Outcome;

/**
 * A run as a curve.
 *
 * @param candidates every scored iteration, x strictly increasing
 * @param best the value of the best candidate so far, where it changed, by score
 * @param rejected every iteration with a rejected or repeated reply, or that failed
 * @param stages what was done where, left to right, up to the run's planned end by iteration
 * @param health what monitors said, at the x of its iteration
 */
record SearchCurve(
        List<Candidate> candidates,
        List<Candidate> best,
        List<Refusal> rejected,
        List<Span> stages,
        List<Mark> health) {
    static final SearchCurve EMPTY =
            new SearchCurve(List.of(), List.of(), List.of(), List.of(), List.of());

    private static final double LEAST_STEP = 1e-3;

    SearchCurve {
        candidates = List.copyOf(candidates);
        best = List.copyOf(best);
        rejected = List.copyOf(rejected);
        stages = List.copyOf(stages);
        health = List.copyOf(health);
    }

    record Candidate(IterationRow row, double x, double y) {}

    record Refusal(IterationRow row, double x) {}

    record Span(Stage stage, double from, double to) {}

    record Mark(Health health, double x) {}

    /** What stands at the foot. */
    enum X {
        ITERATION,
        /** Seconds that evaluations and replies have cost so far. */
        TIME
    }

    /** What stands at the side: the score, or one of its named parts. */
    record Y(String metric) {
        static final Y SCORE = new Y("");

        Optional<Double> of(IterationRow row) {
            return this.equals(SCORE)
                    ? Optional.of(row.score()).filter(s -> !s.isNaN())
                    : row.metric(metric);
        }
    }

    /**
     * @param ahead what is still to come by iteration, left to right
     */
    static SearchCurve of(
            List<IterationRow> began, List<Health> health, X by, Y what, List<Span> ahead) {
        List<IterationRow> rows = new ArrayList<>(began);
        if (by == X.ITERATION) {
            rows.sort(Comparator.comparingInt(IterationRow::iteration));
        }
        List<Candidate> candidates = new ArrayList<>();
        List<Candidate> best = new ArrayList<>();
        List<Refusal> rejected = new ArrayList<>();
        List<Double> xs = xs(rows, by);
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            IterationRow row = rows.get(i);
            double x = xs.get(i);
            if (row.repaired() || row.outcome() == Outcome.FAILED) {
                rejected.add(new Refusal(row, x));
            }
            Optional<Double> y = what.of(row).filter(v -> row.scored() && Double.isFinite(v));
            if (y.isPresent()) {
                Candidate candidate = new Candidate(row, x, y.get());
                candidates.add(candidate);
                if (row.score() > highest) {
                    highest = row.score();
                    best.add(candidate);
                }
            }
        }
        return new SearchCurve(
                candidates,
                best,
                rejected,
                stages(rows, xs, by == X.ITERATION ? ahead : List.of()),
                marks(rows, xs, health));
    }

    /** Strictly increasing, whatever order a resumed run's rows came in. */
    private static List<Double> xs(List<IterationRow> rows, X by) {
        List<Double> xs = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        double time = 0;
        for (IterationRow row : rows) {
            double wanted = row.iteration();
            if (by == X.TIME) {
                time += row.seconds() + row.usage().seconds();
                wanted = time;
            }
            last = Math.max(wanted, last + LEAST_STEP);
            xs.add(last);
        }
        return xs;
    }

    /** Each stage from half way after the one before to half way before the next. */
    private static List<Span> stages(List<IterationRow> rows, List<Double> xs, List<Span> ahead) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).stage() != Stage.INITIAL) {
                double from = i == 0 ? xs.get(i) : (xs.get(i - 1) + xs.get(i)) / 2;
                double to = i == rows.size() - 1 ? xs.get(i) : (xs.get(i) + xs.get(i + 1)) / 2;
                extend(spans, rows.get(i).stage(), from, to);
            }
        }
        for (Span next : ahead) {
            if (!spans.isEmpty()) {
                extend(spans, spans.getLast().stage(), spans.getLast().to(), next.from());
            }
            double reached = spans.isEmpty() ? next.from() : spans.getLast().to();
            extend(spans, next.stage(), Math.max(reached, next.from()), next.to());
        }
        return spans;
    }

    private static void extend(List<Span> spans, Stage stage, double from, double to) {
        if (to <= from) {
            return;
        }
        double start = from;
        if (!spans.isEmpty() && spans.getLast().stage() == stage) {
            start = spans.removeLast().from();
        }
        spans.add(new Span(stage, start, to));
    }

    private static List<Mark> marks(List<IterationRow> rows, List<Double> xs, List<Health> health) {
        List<Mark> marks = new ArrayList<>();
        for (Health h : health) {
            for (int i = rows.size() - 1; i >= 0; i--) {
                if (rows.get(i).iteration() == h.iteration()) {
                    marks.add(new Mark(h, xs.get(i)));
                    break;
                }
            }
        }
        return marks;
    }
}
