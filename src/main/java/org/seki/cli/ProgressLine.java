package org.seki.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;

/** Long work in the terminal: a bar where there is one, a line for each tenth otherwise. */
final class ProgressLine implements Monitor, AutoCloseable {
    private static final int STEPS = 1000;

    private final String task;
    private final PrintWriter out;
    private final boolean bars;
    private @Nullable ProgressBar bar;
    private int tenth = -1;
    private volatile boolean stopped;

    /**
     * @param task its name, for the bar
     * @param bars whether standard error is a terminal that can redraw a line
     */
    ProgressLine(String task, PrintWriter out, boolean bars) {
        this.task = task;
        this.out = out;
        this.bars = bars;
    }

    /** Whether the program was started in a terminal that can redraw a line. */
    static boolean redraws() {
        return System.console() != null && System.console().isTerminal();
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void progress(Progress progress) {
        if (bars) {
            draw(progress);
        } else {
            print(progress);
        }
    }

    private void draw(Progress progress) {
        if (bar == null) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(task)
                            .setInitialMax(STEPS)
                            .setStyle(ProgressBarStyle.ASCII)
                            .hideEta()
                            .setConsumer(new ConsoleProgressBarConsumer(System.err))
                            .build();
        }
        bar.stepTo(Math.round(progress.fraction() * STEPS));
        bar.setExtraMessage(text(progress));
    }

    private void print(Progress progress) {
        int now = (int) (progress.fraction() * 10);
        if (now != tenth) {
            tenth = now;
            out.println(text(progress));
            out.flush();
        }
    }

    private static String text(Progress progress) {
        return progress.activity() + progress.left().map(d -> ", " + Follow.left(d)).orElse("");
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    @Override
    public void sample(Sample sample) {}

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
