package org.seki.ui.experiments;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.experiment.CorrelationReport.Point;
import org.seki.ui.fx.Latest;

/** A measurement that goes on, between its threads and the window. */
final class MeasuringMonitor implements Monitor {
    private final Latest<Progress> told;
    private final Latest<List<Point>> points;
    private volatile boolean stopped;

    /**
     * @param told hears how far it is, on the JavaFX thread
     * @param points hears every point that is known, there too
     */
    MeasuringMonitor(Executor fx, Consumer<Progress> told, Consumer<List<Point>> points) {
        this.told = new Latest<>(fx, told);
        this.points = new Latest<>(fx, points);
    }

    /** Takes effect within a second; what is scored is kept. Any thread. */
    void stop() {
        stopped = true;
    }

    void points(List<Point> soFar) {
        points.accept(soFar);
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    @Override
    public void progress(Progress progress) {
        told.accept(progress);
    }

    @Override
    public void sample(Sample sample) {}
}
