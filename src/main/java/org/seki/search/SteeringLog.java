package org.seki.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seki.search.SearchEvent.Steered;

/** Who changed what and when in a run, and what the score did afterwards. */
public record SteeringLog(List<Entry> entries) {
    /** Scores are compared over so many iterations before and after a change. */
    public static final int WINDOW = 10;

    public SteeringLog {
        entries = List.copyOf(entries);
    }

    /** How far a change has got. */
    public enum Standing {
        /** Its iteration has not ended yet. */
        PENDING,
        EFFECTIVE,
        /** Taken back before it was effective. */
        WITHDRAWN
    }

    /**
     * @param number from 1, as {@link Steering.Withdraw} takes it
     * @param before over the last {@link #WINDOW} iterations before it was effective
     * @param after over the first {@link #WINDOW} it was effective in, but only up to the next
     *     change
     */
    public record Entry(
            int number, Steered steered, Standing standing, Scores before, Scores after) {}

    /**
     * Scores of some iterations, failed ones left out.
     *
     * @param count how many
     * @param mean NaN when there are none
     * @param best the best of the whole run at their end; NaN when there is none
     */
    public record Scores(int count, double mean, double best) {}

    public static SteeringLog of(List<SearchEvent> events) {
        List<Steered> steered =
                events.stream().filter(Steered.class::isInstance).map(Steered.class::cast).toList();
        return of(steered, Iteration.all(events));
    }

    /**
     * @param steered all of the run, in order
     * @param iterations all that have ended, in order
     */
    public static SteeringLog of(List<Steered> steered, List<Iteration> iterations) {
        Set<Integer> withdrawn = new HashSet<>();
        steered.forEach(s -> {
            if (s.steering() instanceof Steering.Withdraw w) {
                withdrawn.add(w.steering());
            }
        });
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < steered.size(); i++) {
            boolean back = withdrawn.contains(i + 1);
            entries.add(
                    entry(i + 1, steered.get(i), back, next(steered, i, withdrawn), iterations));
        }
        return new SteeringLog(entries);
    }

    /** The iteration after which the next change came that was made later. */
    private static int next(List<Steered> steered, int from, Set<Integer> withdrawn) {
        int after = steered.get(from).afterIteration();
        for (int i = from + 1; i < steered.size(); i++) {
            Steered other = steered.get(i);
            if (other.afterIteration() > after
                    && !withdrawn.contains(i + 1)
                    && !(other.steering() instanceof Steering.Withdraw)) {
                return other.afterIteration();
            }
        }
        return Integer.MAX_VALUE;
    }

    private static Entry entry(
            int number, Steered s, boolean back, int next, List<Iteration> iterations) {
        int split = 0;
        while (split < iterations.size() && iterations.get(split).index() <= s.afterIteration()) {
            split++;
        }
        int end = split;
        while (end < Math.min(iterations.size(), split + WINDOW)
                && iterations.get(end).index() <= next) {
            end++;
        }
        if (back || s.steering() instanceof Steering.Withdraw) {
            end = split;
        }
        return new Entry(
                number,
                s,
                back
                        ? Standing.WITHDRAWN
                        : split < iterations.size() || s.steering() instanceof Steering.Withdraw
                                ? Standing.EFFECTIVE
                                : Standing.PENDING,
                scores(iterations, Math.max(0, split - WINDOW), split),
                scores(iterations, split, end));
    }

    private static Scores scores(List<Iteration> iterations, int from, int to) {
        double[] some =
                iterations.subList(from, to).stream()
                        .mapToDouble(Iteration::score)
                        .filter(Double::isFinite)
                        .toArray();
        double mean = Arrays.stream(some).average().orElse(Double.NaN);
        double best =
                iterations.subList(0, to).stream()
                        .mapToDouble(Iteration::score)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(Double.NaN);
        return new Scores(some.length, mean, best);
    }
}
