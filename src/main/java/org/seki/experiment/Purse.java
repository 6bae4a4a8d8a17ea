package org.seki.experiment;

import org.seki.strategist.Allowance;
import org.seki.strategist.Usage;

/**
 * What several may spend at once: each holds a share while it asks, so that together they cannot
 * spend more than there is. Thread-safe.
 */
final class Purse {
    private Allowance free;
    private int idle;

    /**
     * @param holders at a time, ≥ 1
     */
    Purse(Allowance all, int holders) {
        this.free = all;
        this.idle = holders;
    }

    /** An equal part of what nobody holds; to be given {@link #back}. */
    synchronized Allowance share() {
        Allowance share =
                new Allowance(
                        part(free.tokens(), idle), free.dollars() / idle, part(free.calls(), idle));
        free =
                new Allowance(
                        plus(free.tokens(), -share.tokens()),
                        plus(free.dollars(), -share.dollars()),
                        plus(free.calls(), -share.calls()));
        idle--;
        return share;
    }

    synchronized void back(Allowance share, Usage spent) {
        Allowance rest = share.minus(spent);
        free =
                new Allowance(
                        plus(free.tokens(), rest.tokens()),
                        plus(free.dollars(), rest.dollars()),
                        plus(free.calls(), rest.calls()));
        idle++;
    }

    private static long part(long all, int holders) {
        return all == Long.MAX_VALUE ? all : all / holders;
    }

    private static long plus(long free, long more) {
        return free == Long.MAX_VALUE ? free : free + more;
    }

    private static double plus(double free, double more) {
        return Double.isInfinite(free) ? free : free + more;
    }
}
