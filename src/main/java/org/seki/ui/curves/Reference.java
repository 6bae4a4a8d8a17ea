package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Something to hold a run against, by the number of evaluations. */
public sealed interface Reference {
    String name();

    /** One score, such as the textbook cell's. */
    record Level(String name, double score) implements Reference {}

    /**
     * A search at the same budget: its best so far after 1, 2, … evaluations.
     *
     * @param low lower end of its 95 % band, as long as the middle
     */
    record Band(String name, List<Double> middle, List<Double> low, List<Double> high)
            implements Reference {
        public Band {
            middle = List.copyOf(middle);
            low = List.copyOf(low);
            high = List.copyOf(high);
        }
    }

    /**
     * Other runs of one kind laid over this one: drawn as their mean and, from two runs on, its 95
     * % interval over the runs (Student's t).
     *
     * @param best each run's best so far after 1, 2, … evaluations
     */
    record Runs(String name, List<List<Double>> best) implements Reference {
        public Runs {
            best = best.stream().map(List::copyOf).toList();
        }

        /** As far as every run got. */
        public Band band() {
            int shortest = best.stream().mapToInt(List::size).min().orElse(0);
            List<Double> middle = new ArrayList<>();
            List<Double> low = new ArrayList<>();
            List<Double> high = new ArrayList<>();
            for (int i = 0; i < shortest; i++) {
                SummaryStatistics s = new SummaryStatistics();
                int at = i;
                best.forEach(run -> s.addValue(run.get(at)));
                double half = half(s);
                middle.add(s.getMean());
                low.add(s.getMean() - half);
                high.add(s.getMean() + half);
            }
            return new Band(name, middle, low, high);
        }

        private static double half(SummaryStatistics s) {
            if (s.getN() < 2) {
                return 0;
            }
            double t = new TDistribution(s.getN() - 1.0).inverseCumulativeProbability(0.975);
            return t * s.getStandardDeviation() / Math.sqrt(s.getN());
        }
    }

    /** The best so far of scores in the order they came. */
    static List<Double> bestSoFar(double... scores) {
        double[] best = Arrays.copyOf(scores, scores.length);
        for (int i = 1; i < best.length; i++) {
            best[i] = Math.max(best[i], best[i - 1]);
        }
        return Arrays.stream(best).boxed().toList();
    }
}
