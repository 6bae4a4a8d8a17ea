package org.seki.cli;

import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.experiment.StudyListener;
import org.seki.experiment.Trial;

/** Tells a study in the terminal, a bar where there is one, a line for each tenth otherwise. */
final class StudyFollow implements StudyListener, Monitor, AutoCloseable {
    private static final int STEPS = 1000;

    private final PrintWriter out;
    private final boolean bars;
    private @Nullable ProgressBar bar;
    private int tenth = -1;

    /** The table is read: what can be refused has been. */
    private boolean begun;

    private volatile boolean stopped;

    /**
     * @param bars whether standard error is a terminal that can redraw a line
     */
    StudyFollow(PrintWriter out, boolean bars) {
        this.out = out;
        this.bars = bars;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void played(List<Trial> trials) {
        if (!begun && !trials.isEmpty()) {
            out.println("%d trials were played before and are kept.".formatted(trials.size()));
            out.flush();
        }
        begun = true;
    }

    @Override
    public void progress(Progress progress) {
        if (bars) {
            draw(progress);
        } else if (begun) {
            print(progress);
        }
    }

    private void draw(Progress progress) {
        if (bar == null) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName("Study")
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
        }
    }
}
