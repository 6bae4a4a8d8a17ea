package org.seki.training;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Some steps that count for nothing, to reckon from. Engine thread only. */
record Rehearsal(TrainingOrder order, Training training) {
    /** The first steps of a process are slower. */
    private static final int WARM = 2;

    private static final int MEASURED = 8;
    private static final long LONG_NANOS = 5_000_000_000L;

    /** What an image costs that is only scored, of what one costs that is learnt from. */
    private static final double FORWARD_SHARE = 0.35;

    /**
     * @throws CancellationException when cancelled
     */
    Estimate estimate(BooleanSupplier cancelled) {
        FinalSettings settings = order.settings();
        long[] began = new long[1];
        training.run(
                () -> training.step() > WARM && longEnough(began[0]),
                cancelled,
                step -> began[0] = step.step() == WARM ? System.nanoTime() : began[0]);
        int measured = Math.toIntExact(Math.max(1, training.step() - WARM));
        double each = (System.nanoTime() - began[0]) / 1e9 / measured;
        long steps = settings.recipe().steps();
        double images = steps * (double) settings.recipe().batch();
        double scored =
                (double) settings.epochs() * settings.held() + order.dataset().test().count();
        return new Estimate(
                measured, each, steps, each * steps * (1 + FORWARD_SHARE * scored / images));
    }

    private boolean longEnough(long began) {
        return training.step() >= WARM + MEASURED || System.nanoTime() - began > LONG_NANOS;
    }
}
