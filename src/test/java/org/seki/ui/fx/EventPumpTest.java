package org.seki.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.seki.evaluation.Progress;
import org.seki.space.Spaces;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class EventPumpTest {
    private static final long TICK = (long) EventPump.TICK.toMillis();

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** Else a window that is late has the work of two ticks at once, and is later still. */
    @Test
    void afterALateTickTheNextIsNotSooner() throws Exception {
        SampleRun run = new SampleRun(Spaces.of("nasbench201").orElseThrow(), 4, 4, 7);
        EventPump pump = new EventPump(run.feed());
        List<Long> ticks = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread busy =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; !over.get(); i++) {
                                pump.progress(Progress.of("Step " + i));
                                Thread.onSpinWait();
                            }
                        });
        fx(() -> {
            run.feed()
                    .progressProperty()
                    .addListener((_, _, _) ->
                            ticks.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime())));
            pump.start();
            return ticks;
        });
        try {
            for (int i = 0; i < 3; i++) {
                awaitTwoOf(ticks);
                fx(() -> {
                    Thread.sleep(TICK + TICK * 8 / 10);
                    return ticks;
                });
            }
            awaitTwoOf(ticks);
        } finally {
            over.set(true);
            busy.join();
        }
        fx(() -> {
            pump.stop();
            return ticks;
        });
        for (int i = 1; i < ticks.size() - 1; i++) {
            assertThat(ticks.get(i) - ticks.get(i - 1))
                    .as("between ticks %d and %d of %s", i - 1, i, ticks)
                    .isGreaterThan(TICK / 2);
        }
    }

    private static void awaitTwoOf(List<Long> ticks) throws Exception {
        int before = fx(ticks::size);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> fx(ticks::size) > before + 1);
    }

    private static <T> T fx(Callable<T> asked) throws Exception {
        return WaitForAsyncUtils.asyncFx(asked).get();
    }
}
