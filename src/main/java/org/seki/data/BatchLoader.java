package org.seki.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches without end, shuffled anew every epoch, prepared ahead on a thread of its own in a ring
 * of direct buffers. What step s holds depends only on the seed and s, so training resumes at any
 * step. The last images of an epoch that fill no batch are left out of it. One consumer.
 */
public final class BatchLoader implements AutoCloseable {
    private static final int RING = 4;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Images images;
    private final int[] indices;
    private final int size;
    private final Encoder encoder;
    private final long seed;
    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(RING);
    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(RING);
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;

    /**
     * @param indices the images to draw from
     * @param size images a batch
     * @param firstStep the step to begin with, 0 for a fresh training
     */
    public BatchLoader(
            Images images,
            int[] indices,
            int size,
            Augmentation augmentation,
            Normalisation normalisation,
            long seed,
            long firstStep) {
        if (size < 1 || size > indices.length) {
            throw new DataRefused(
                    "A batch of %,d images cannot be drawn from %,d"
                            .formatted(size, indices.length),
                    "batch size",
                    "Use a smaller batch or more images.");
        }
        this.images = images;
        this.indices = indices.clone();
        this.size = size;
        this.encoder = new Encoder(images, augmentation, normalisation);
        this.seed = seed;
        for (int i = 0; i < RING; i++) {
            free.add(Encoder.buffer(size, images));
        }
        this.thread = Thread.ofPlatform().daemon().name("seki-data").start(() -> fill(firstStep));
    }

    public int stepsPerEpoch() {
        return indices.length / size;
    }

    /**
     * The next batch; at most {@value #RING} may be open. @throws CancellationException when
     * cancelled while waiting
     */
    public Batch next(BooleanSupplier cancelled) {
        try {
            while (true) {
                Batch batch = ready.poll(20, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                RuntimeException broken = failure;
                if (broken != null) {
                    throw new IllegalStateException("the data thread has failed", broken);
                }
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void fill(long firstStep) {
        int[] order = {};
        long epoch = -1;
        try {
            for (long step = firstStep; ; step++) {
                if (step / stepsPerEpoch() != epoch) {
                    epoch = step / stepsPerEpoch();
                    order = order(epoch);
                }
                int from = (int) (step % stepsPerEpoch()) * size;
                ready.put(batch(step, order, from, free.take()));
            }
        } catch (InterruptedException e) {
            // closed
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private int[] order(long epoch) {
        int[] order = indices.clone();
        Split.shuffle(order, new SplittableRandom(seed ^ (epoch + 1) * GOLDEN));
        return order;
    }

    private Batch batch(long step, int[] order, int from, ByteBuffer buffer) {
        SplittableRandom random = new SplittableRandom(~seed ^ (step + 1) * GOLDEN);
        int[] labels = new int[size];
        buffer.clear();
        FloatBuffer floats = buffer.asFloatBuffer();
        for (int i = 0; i < size; i++) {
            int index = order[from + i];
            labels[i] = images.labels()[index];
            encoder.encode(index, random, floats);
        }
        return new Batch(step, buffer, labels, free);
    }
}
