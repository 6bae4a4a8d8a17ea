package org.seki.training;

/** The learning rate of every step. */
public sealed interface Schedule {
    /**
     * @param step from 0
     * @param steps of the whole training
     */
    double rate(long step, long steps);

    /** From {@code first} down to {@code last} along half a cosine (Loshchilov and Hutter 2017). */
    record Cosine(double first, double last) implements Schedule {
        @Override
        public double rate(long step, long steps) {
            return between(first, last, (double) step / steps);
        }
    }

    /**
     * Up to {@code peak} over the first three tenths from a 25th of it, then down to a millionth of
     * that, both along half a cosine (Smith and Topin 2018, as PyTorch's OneCycleLR).
     */
    record OneCycle(double peak) implements Schedule {
        private static final double RISE = 0.3;

        @Override
        public double rate(long step, long steps) {
            double top = RISE * steps - 1;
            double first = peak / 25;
            return step <= top
                    ? between(first, peak, step / top)
                    : between(peak, first / 1e4, (step - top) / (steps - 1 - top));
        }
    }

    /**
     * Multiplied by a factor after each epoch, as DARTS on ImageNet by 0.97.
     *
     * @param each steps of an epoch
     */
    record Exponential(double first, double factor, long each) implements Schedule {
        @Override
        public double rate(long step, long steps) {
            return first * Math.pow(factor, step / each);
        }
    }

    /**
     * Another schedule whose rate changes only between epochs, as DARTS steps its scheduler.
     *
     * @param each steps of an epoch
     */
    record ByEpoch(Schedule schedule, long each) implements Schedule {
        @Override
        public double rate(long step, long steps) {
            return schedule.rate(step - step % each, steps);
        }
    }

    private static double between(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
