package org.seki.device;

import java.util.Comparator;
import java.util.List;

/**
 * What a training step took with so many threads.
 *
 * @param milliseconds median of one convolution, forwards and backwards
 */
public record ThreadTime(int threads, double milliseconds) {
    /** Saving less than this is not worth a thread that something else could use. */
    private static final double WORTHWHILE = 1.05;

    /**
     * The fewest threads that are within 5 % of the fastest.
     *
     * @param all at least one
     */
    public static ThreadTime best(List<ThreadTime> all) {
        double fastest = all.stream().mapToDouble(ThreadTime::milliseconds).min().orElseThrow();
        return all.stream()
                .filter(t -> t.milliseconds() <= fastest * WORTHWHILE)
                .min(Comparator.comparingInt(ThreadTime::threads))
                .orElseThrow();
    }
}
