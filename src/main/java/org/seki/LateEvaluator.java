package org.seki;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;

/**
 * Made when the search first asks for it: whoever opens a run to look at it does not wait for its
 * images, and can look at it when they are not there any more. What making it refuses is refused by
 * {@link #prepare}, on the search thread, and asked again the next time.
 */
final class LateEvaluator implements Evaluator {
    private final String kind;
    private final Supplier<Evaluator> maker;
    private @Nullable Evaluator made;
    private boolean closed;

    /**
     * @param kind as it is called in the settings
     * @param maker refuses in a sentence
     */
    LateEvaluator(String kind, Supplier<Evaluator> maker) {
        this.kind = kind;
        this.maker = maker;
    }

    @Override
    public String name() {
        return kind;
    }

    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        monitor.progress(Progress.of("Reading what the run evaluates with"));
        return made().prepare(monitor);
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        return made().evaluate(architecture, monitor);
    }

    @Override
    public Optional<Trust> trust() {
        return made().trust();
    }

    private synchronized Evaluator made() {
        if (closed) {
            throw new CancellationException("the run is closed");
        }
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    /** Waits for one that is being made. */
    @Override
    public synchronized void close() {
        closed = true;
        if (made != null) {
            made.close();
        }
    }
}
