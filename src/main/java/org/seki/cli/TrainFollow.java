package org.seki.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.seki.training.Epoch;
import org.seki.training.FinalListener;
import org.seki.training.Position;

/**
 * Tells a final training in the terminal: a line an epoch; between them a bar where there is one,
 * otherwise a line a minute.
 */
final class TrainFollow implements FinalListener, AutoCloseable {
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final PrintWriter out;
    private final boolean bars;
    private @Nullable ProgressBar bar;
    private long told;
    private volatile boolean stopped;

    /**
     * @param bars whether standard error is a terminal that can redraw a line
     */
    TrainFollow(PrintWriter out, boolean bars) {
        this.out = out;
        this.bars = bars;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    @Override
    public void step(Position p) {
        String left = Follow.left(Duration.ofSeconds(Math.round(p.secondsLeft())));
        if (bars) {
            draw(p.step(), p.steps(), String.format(Locale.ROOT, "loss %.3f, %s", p.loss(), left));
        } else if (p.step() == 1 || System.nanoTime() - told > QUIET_NANOS) {
            say(
                    String.format(
                            Locale.ROOT,
                            "      step %,d of %,d, loss %.3f, %.0f images/s, %s",
                            p.step(),
                            p.steps(),
                            p.loss(),
                            p.imagesASecond(),
                            left));
        }
    }

    private void draw(long step, long steps, String message) {
        if (bar == null) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName("Training")
                            .setInitialMax(steps)
                            .setStyle(ProgressBarStyle.ASCII)
                            .hideEta()
                            .setConsumer(new ConsoleProgressBarConsumer(System.err))
                            .build();
        }
        bar.stepTo(step);
        bar.setExtraMessage(message);
    }

    @Override
    public void epoch(Epoch epoch, int epochs) {
        say(
                String.format(
                        Locale.ROOT,
                        "Epoch %d of %d: train loss %.4f, train accuracy %.2f %%, validation accuracy %s, rate %.5f",
                        epoch.epoch(),
                        epochs,
                        epoch.loss(),
                        epoch.accuracy(),
                        percent(epoch.validation()),
                        epoch.rate()));
    }

    /** {@code 93.20 %}, or that nothing was held. */
    static String percent(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f %%", value);
    }

    @Override
    public void said(String sentence) {
        say(sentence);
    }

    private void say(String line) {
        close();
        told = System.nanoTime();
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
