package org.seki.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.seki.data.Encoder;
import org.seki.data.Images;
import org.seki.data.Normalisation;
import org.seki.device.Tensors;
import org.seki.network.BatchNorm;
import org.seki.network.Network;
import org.seki.network.Pass;

/**
 * Scores networks on held-out images, which stay in native memory. Engine thread only; closed by
 * whoever made it.
 */
public final class Validation implements AutoCloseable {
    /** The largest cross-entropy of one image that counts, in nats. */
    public static final double WORST = 10;

    private record Chunk(NDArray images, int[] labels) {}

    private final NDManager manager;
    private final List<Chunk> held = new ArrayList<>();
    private final List<Chunk> recalibration = new ArrayList<>();

    /**
     * @param held indices of the images to score on
     * @param recalibration indices of training images for batch norm's statistics; may be empty
     * @param batch images that go forward together
     */
    public Validation(
            Images images,
            int[] held,
            int[] recalibration,
            int batch,
            Normalisation normalisation,
            NDManager parent) {
        manager = parent.newSubManager();
        load(images, held, batch, normalisation, this.held);
        load(images, recalibration, batch, normalisation, this.recalibration);
    }

    private void load(
            Images images, int[] indices, int batch, Normalisation normalisation, List<Chunk> to) {
        for (int from = 0; from < indices.length; from += batch) {
            int[] some = Arrays.copyOfRange(indices, from, Math.min(from + batch, indices.length));
            Shape shape =
                    new Shape(some.length, images.height(), images.width(), images.channels());
            NDArray array =
                    manager.create(
                            Encoder.plain(images, some, normalisation), shape, DataType.FLOAT32);
            int[] labels = Arrays.stream(some).map(i -> images.labels()[i]).toArray();
            to.add(new Chunk(Tensors.channelsLast(array), labels));
        }
    }

    /**
     * Gathers batch norm's running statistics of this network afresh from the recalibration images:
     * inherited weights were trained on other paths.
     *
     * @param check called between layers; throws to abandon
     */
    public void recalibrate(Network network, Runnable check) {
        network.norms().forEach(BatchNorm::reset);
        for (int k = 0; k < recalibration.size(); k++) {
            check.run();
            try (NDManager temporary = manager.newSubManager()) {
                NDArray images = recalibration.get(k).images();
                images.tempAttach(temporary);
                network.forward(images, Pass.recalibration(k).checking(check));
            }
        }
    }

    /**
     * @param check called between layers; throws to abandon
     */
    public Scores score(Network network, Runnable check) {
        double hits = 0;
        double loss = 0;
        int count = 0;
        for (Chunk chunk : held) {
            check.run();
            try (NDManager temporary = manager.newSubManager()) {
                chunk.images().tempAttach(temporary);
                NDArray logits = network.forward(chunk.images(), Pass.evaluation().checking(check));
                int n = chunk.labels().length;
                hits += Scores.accuracy(logits, chunk.labels()) * n;
                loss += loss(logits.logSoftmax(1), chunk.labels());
                count += n;
            }
        }
        return new Scores(hits / count, loss / count);
    }

    private static double loss(NDArray logProbabilities, int[] labels) {
        float[] values = logProbabilities.toFloatArray();
        int classes = values.length / labels.length;
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double one = -values[i * classes + labels[i]];
            sum += one <= WORST ? one : WORST; // not a number counts as the worst
        }
        return sum;
    }

    @Override
    public void close() {
        manager.close();
    }
}
