package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seki.space.Architecture;
import org.seki.space.Feature;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;
import org.seki.ui.curves.SearchCurve.Candidate;

/**
 * Candidates as lines over parallel axes: what each chose, what it costs, what it scored.
 *
 * @param lines worst first, so that the best are drawn last
 */
record ParallelPicture(List<Axis> axes, List<Line> lines) {
    static final ParallelPicture EMPTY = new ParallelPicture(List.of(), List.of());

    /** A space with more positions than this is shown by how often it uses each operation. */
    private static final int POSITIONS = 8;

    private static final double SPREAD = 0.55;

    /** More lines than this are not curved. */
    private static final int CURVED = 600;

    ParallelPicture {
        axes = List.copyOf(axes);
        lines = List.copyOf(lines);
    }

    /**
     * @param brief the name where there is no room for it
     * @param choices names of what can be chosen, from the foot up; empty for a number
     * @param low what stands at the foot
     * @param high what stands at the top
     */
    record Axis(
            String name, String brief, List<String> choices, double low, double high, String unit) {
        Axis {
            choices = List.copyOf(choices);
        }

        /** What stands at this height of 0 to 1. */
        double value(double at) {
            return low + at * (high - low);
        }

        /** The height at which a value stands, within the axis. */
        double at(double value) {
            return high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0.5;
        }
    }

    /**
     * @param at height on each axis, from 0 at the foot to 1 at the top
     */
    record Line(Candidate candidate, double[] at) {
        /** Where its score stands among all, 0 to 1. */
        double rank() {
            return at[at.length - 1];
        }
    }

    /** The part of an axis that a line must pass, in the axis's own unit. */
    record Brush(double low, double high) {
        boolean holds(double value) {
            return low <= value && value <= high;
        }
    }

    /** Those of each position, from the foot up; empty where no axis is a position. */
    List<String> choices() {
        return axes.isEmpty() ? List.of() : axes.getFirst().choices();
    }

    boolean straight() {
        return lines.size() > CURVED;
    }

    /** The iterations of the lines that pass all brushes. */
    Set<Integer> passing(Map<Integer, Brush> brushes) {
        Set<Integer> passing = new HashSet<>();
        for (Line line : lines) {
            if (brushes.entrySet().stream()
                    .allMatch(b ->
                            b.getValue().holds(axes.get(b.getKey()).value(line.at[b.getKey()])))) {
                passing.add(line.candidate.row().iteration());
            }
        }
        return passing;
    }

    static ParallelPicture of(List<Candidate> candidates, Traits traits, String unit, String what) {
        if (candidates.isEmpty()) {
            return EMPTY;
        }
        List<Axis> axes = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        double[] score = candidates.stream().mapToDouble(Candidate::y).toArray();
        double[] height = scaled(score);
        SearchSpace space = architecture(candidates.getFirst()).space();
        List<Feature> positions = space.features(architecture(candidates.getFirst()));
        if (positions.size() <= POSITIONS) {
            for (int i = 0; i < positions.size(); i++) {
                choices(axes, columns, candidates, traits, i, height);
            }
        } else {
            for (Operation operation : space.operations()) {
                if (operation != Operation.NONE) {
                    counts(axes, columns, candidates, operation);
                }
            }
        }
        for (Traits.Cost cost : Traits.Cost.values()) {
            double[] millions =
                    candidates.stream()
                            .mapToDouble(c -> traits.millions(c.row(), architecture(c), cost))
                            .toArray();
            number(axes, columns, cost.title(), cost.brief(), millions, " M");
        }
        number(axes, columns, what, what, score, unit);
        return new ParallelPicture(axes, lines(candidates, columns));
    }

    private static Architecture architecture(Candidate candidate) {
        return candidate.row().architecture().orElseThrow();
    }

    /** One position: its choices in the space's order, each line a little by its score. */
    private static void choices(
            List<Axis> axes,
            List<double[]> columns,
            List<Candidate> candidates,
            Traits traits,
            int position,
            double[] height) {
        SearchSpace space = architecture(candidates.getFirst()).space();
        List<String> names = space.operations().stream().map(Operation::text).toList();
        double[] column = new double[candidates.size()];
        String name = "";
        for (int i = 0; i < column.length; i++) {
            Candidate candidate = candidates.get(i);
            Feature feature =
                    traits.features(candidate.row(), architecture(candidate)).get(position);
            name = feature.position();
            int choice = names.indexOf(feature.choice());
            column[i] = (choice + 0.5 + SPREAD * (height[i] - 0.5)) / names.size();
        }
        axes.add(
                new Axis(
                        name, name, names.stream().map(ParallelPicture::brief).toList(), 0, 1, ""));
        columns.add(column);
    }

    private static void counts(
            List<Axis> axes,
            List<double[]> columns,
            List<Candidate> candidates,
            Operation operation) {
        double[] count =
                candidates.stream()
                        .mapToDouble(c ->
                                architecture(c).cells().stream()
                                        .flatMap(cell -> cell.edges().stream())
                                        .filter(e -> e.operation() == operation)
                                        .count())
                        .toArray();
        String name = brief(operation.text());
        number(axes, columns, name, name, count, "");
    }

    private static void number(
            List<Axis> axes,
            List<double[]> columns,
            String name,
            String brief,
            double[] values,
            String unit) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        axes.add(new Axis(name, brief, List.of(), low, high, unit));
        columns.add(scaled(values));
    }

    private static double[] scaled(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        return Arrays.stream(values)
                .map(v -> high > low ? (v - low) / (high - low) : 0.5)
                .toArray();
    }

    private static List<Line> lines(List<Candidate> candidates, List<double[]> columns) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            int nth = i;
            lines.add(
                    new Line(
                            candidates.get(i),
                            columns.stream().mapToDouble(c -> c[nth]).toArray()));
        }
        lines.sort((a, b) -> Double.compare(a.rank(), b.rank()));
        return lines;
    }

    /** {@code sep_conv_3x3} becomes {@code sep 3×3}. */
    static String brief(String operation) {
        return operation
                .replaceAll("(\\d)x(\\d)", "$1×$2")
                .replace("nor_conv_", "conv ")
                .replace("skip_connect", "skip")
                .replace("max_pool_3×3", "max pool")
                .replace("avg_pool_3×3", "avg pool")
                .replace("_conv_", " ")
                .replace('_', ' ');
    }
}
