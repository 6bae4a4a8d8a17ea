package org.seki.ui.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.experiment.Studies;
import org.seki.experiment.Study;
import org.seki.experiment.StudyListener;
import org.seki.experiment.StudySettings;
import org.seki.experiment.Trial;

/**
 * Plays one study, or only looks at what is kept of it, on a background thread, and shows its
 * standings {@value #A_SECOND} times a second at most.
 */
final class Playing implements StudyListener, Monitor {
    private static final int A_SECOND = 1;

    private final Studies studies;
    private final Executor background;
    private final Consumer<Seen> seen;
    private final Consumer<Progress> told;
    private final List<Trial> trials = new ArrayList<>();
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile @Nullable Study study;
    private volatile long due = System.nanoTime();
    private volatile boolean stopped;

    /**
     * @param background where standings are counted while the study goes on
     * @param seen hears standings, on any thread
     * @param told hears how far it is, on any thread
     */
    Playing(Studies studies, Executor background, Consumer<Seen> seen, Consumer<Progress> told) {
        this.studies = studies;
        this.background = background;
        this.seen = seen;
        this.told = told;
    }

    /** Takes effect within a second; what is played is kept. Any thread. */
    void stop() {
        stopped = true;
    }

    /**
     * Plays what is missing, on the calling thread; returns when all is played or it was stopped.
     *
     * @throws org.seki.search.SearchRefused in a sentence
     */
    void play(StudySettings settings) throws InterruptedException {
        try (Study open = studies.open(settings, false, this)) {
            study = open;
            open.run(this);
            show(open, true);
        } catch (CancellationException whileReadingTheTable) {
            // nothing is played yet
        } finally {
            study = null;
        }
    }

    /** Shows what is kept. */
    void look(StudySettings settings) {
        try (Study open = studies.open(settings, false, this)) {
            trials.addAll(open.trials());
            show(open, true);
        } catch (CancellationException dropped) {
            // another is looked at
        }
    }

    private void show(Study open, boolean compared) {
        List<Trial> now;
        synchronized (trials) {
            now = List.copyOf(trials);
        }
        seen.accept(
                new Seen(
                        open.settings(),
                        compared ? open.report(now) : open.standings(now),
                        open.curves(now),
                        now.size(),
                        open.settings().trials(),
                        compared));
    }

    @Override
    public void played(List<Trial> more) {
        synchronized (trials) {
            trials.addAll(more);
        }
        Study open = study;
        if (open != null && System.nanoTime() >= due && counting.compareAndSet(false, true)) {
            background.execute(() -> {
                try {
                    show(open, false);
                } finally {
                    due = System.nanoTime() + 1_000_000_000L / A_SECOND;
                    counting.set(false);
                }
            });
        }
    }

    @Override
    public void progress(Progress progress) {
        told.accept(progress);
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    @Override
    public void sample(Sample sample) {}
}
