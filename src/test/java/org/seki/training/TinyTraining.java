package org.seki.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.seki.data.Augmentation;
import org.seki.data.Images;
import org.seki.device.EngineThread;
import org.seki.network.Network;
import org.seki.network.Supernet;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/** A supernet of the least size on images whose brightness is their label. */
final class TinyTraining implements AutoCloseable {
    private final SearchSpace space;
    final NDManager manager;
    final Supernet supernet;
    final Training training;

    TinyTraining(EngineThread engine, int channels, int side, long steps) {
        this(engine, Spaces.of("nasbench201").orElseThrow(), channels, 1, side, steps);
    }

    TinyTraining(
            EngineThread engine, SearchSpace space, int channels, int cells, int side, long steps) {
        this.space = space;
        manager = engine.manager().newSubManager();
        NetworkShape shape = new NetworkShape(channels, cells, 4, 1, side);
        supernet = new Supernet(space, shape, manager, new SplittableRandom(3));
        Images images = images(64, side);
        Recipe recipe =
                new Recipe(
                        steps,
                        8,
                        new Schedule.OneCycle(0.1),
                        0.9,
                        3e-4,
                        5,
                        0.1,
                        new Augmentation(1, true, 2));
        training =
                new Training(
                        recipe,
                        images,
                        IntStream.range(0, 64).toArray(),
                        images.normalisation(),
                        5,
                        supernet.state(),
                        this::paths,
                        manager);
    }

    private List<Network> paths(long step) {
        SplittableRandom random = new SplittableRandom(step);
        List<Network> paths = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Architecture architecture = space.sample(random);
            paths.add(supernet.path(architecture));
        }
        return paths;
    }

    Map<String, float[]> weights() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        supernet.state().forEach((name, p) -> weights.put(name, p.getArray().toFloatArray()));
        return weights;
    }

    void run() {
        training.run(() -> false, () -> false, step -> {});
    }

    @Override
    public void close() {
        training.close();
        supernet.close();
        manager.close();
    }

    private static Images images(int count, int side) {
        SplittableRandom random = new SplittableRandom(9);
        byte[] pixels = new byte[count * side * side];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 4;
            for (int p = 0; p < side * side; p++) {
                pixels[i * side * side + p] = (byte) (60 * labels[i] + random.nextInt(40));
            }
        }
        return new Images(side, side, 1, List.of("a", "b", "c", "d"), pixels, labels);
    }
}
