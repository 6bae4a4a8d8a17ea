package org.seki.ui;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Work that may wait, one piece after another in the order it came. */
final class InTurn implements Executor {
    private final Executor background;
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    InTurn(Executor background) {
        this.background = background;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (waiting.size() == 1) {
                background.execute(this::next);
            }
        }
    }

    private void next() {
        Runnable work;
        synchronized (waiting) {
            work = waiting.element();
        }
        try {
            work.run();
        } finally {
            synchronized (waiting) {
                waiting.remove();
                if (!waiting.isEmpty()) {
                    background.execute(this::next);
                }
            }
        }
    }
}
