package org.seki.data;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;

/**
 * Images and labels of one training step. A tensor made from the pixels aliases them: close the
 * batch only when backward has ended, which lets the loader fill the buffer anew.
 */
public final class Batch implements AutoCloseable {
    private final long step;
    private final ByteBuffer pixels;
    private final int[] labels;
    private final BlockingQueue<ByteBuffer> home;
    private boolean closed;

    Batch(long step, ByteBuffer pixels, int[] labels, BlockingQueue<ByteBuffer> home) {
        this.step = step;
        this.pixels = pixels;
        this.labels = labels;
        this.home = home;
    }

    /** Counts from 0 over all epochs. */
    public long step() {
        return step;
    }

    /** Normalised floats, {@code (N, H, W, C)}, direct, native order, position 0. */
    public ByteBuffer pixels() {
        if (closed) {
            throw new IllegalStateException("the pixels of a closed batch are another batch's");
        }
        return pixels;
    }

    /** {@code (N)}. */
    public int[] labels() {
        return labels;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            home.add(pixels);
        }
    }
}
