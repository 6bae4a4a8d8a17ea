package org.seki.cli;

import java.io.PrintWriter;
import java.util.List;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.experiment.StudyListener;
import org.seki.experiment.Trial;

/** Tells a study in the terminal, a bar where there is one, a line for each tenth otherwise. */
final class StudyFollow implements StudyListener, Monitor, AutoCloseable {
    private final PrintWriter out;
    private final boolean bars;
    private final ProgressLine line;

    /** The table is read: what can be refused has been. */
    private boolean begun;

    /**
     * @param bars whether standard error is a terminal that can redraw a line
     */
    StudyFollow(PrintWriter out, boolean bars) {
        this.out = out;
        this.bars = bars;
        this.line = new ProgressLine("Study", out, bars);
    }

    void stop() {
        line.stop();
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
        if (bars || begun) {
            line.progress(progress);
        }
    }

    @Override
    public boolean cancelled() {
        return line.cancelled();
    }

    @Override
    public void sample(Sample sample) {}

    @Override
    public void close() {
        line.close();
    }
}
