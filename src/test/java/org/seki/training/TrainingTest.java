package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.data.Augmentation;
import org.seki.data.Images;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.network.Network;
import org.seki.network.Supernet;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

class TrainingTest {
    private static final SearchSpace SPACE = Spaces.of("nasbench201").orElseThrow();

    private final EngineThread engine = SharedEngine.get();

    @TempDir Path folder;

    /** A supernet of the least size on images whose brightness is their label. */
    private static final class Rig implements AutoCloseable {
        final NDManager manager;
        final Supernet supernet;
        final Training training;

        Rig(EngineThread engine, int channels, int side, long steps) {
            manager = engine.manager().newSubManager();
            NetworkShape shape = new NetworkShape(channels, 1, 4, 1, side);
            supernet = new Supernet(SPACE, shape, manager, new SplittableRandom(3));
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
                Architecture architecture = SPACE.sample(random);
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

    @Test
    void learns() {
        List<TrainingListener.Step> steps = new ArrayList<>();
        engine.call(
                () -> {
                    try (Rig rig = new Rig(engine, 4, 8, 120)) {
                        rig.training.run(() -> false, () -> false, steps::add);
                        assertTrue(rig.training.done());
                    }
                    return null;
                });
        double first = steps.subList(0, 10).stream().mapToDouble(s -> s.loss()).average().orElseThrow();
        double last = steps.subList(110, 120).stream().mapToDouble(s -> s.loss()).average().orElseThrow();
        assertTrue(last < first - 0.3, "from " + first + " to " + last);
        assertEquals(0, steps.getLast().secondsLeft());
    }

    @Test
    void goesOnFromACheckpointAsIfItHadNeverStopped() throws Exception {
        engine.call(
                () -> {
                    Checkpoint checkpoint = new Checkpoint(folder.resolve("x.safetensors"), "f");
                    Map<String, float[]> whole;
                    try (Rig rig = new Rig(engine, 8, 8, 14)) {
                        rig.run();
                        whole = rig.weights();
                    }
                    try (Rig rig = new Rig(engine, 8, 8, 14)) {
                        rig.training.run(() -> rig.training.step() == 5, () -> false, s -> {});
                        checkpoint.save(rig.training);
                    }
                    try (Rig rig = new Rig(engine, 8, 8, 14)) {
                        assertTrue(checkpoint.load(rig.training));
                        assertEquals(5, rig.training.step());
                        rig.run();
                        Map<String, float[]> resumed = rig.weights();
                        assertEquals(whole.keySet(), resumed.keySet());
                        whole.forEach(
                                (name, values) ->
                                        assertArrayEquals(values, resumed.get(name), 0, name));
                    }
                    return null;
                });
    }

    @Test
    void aCheckpointHoldsEveryBit() throws Exception {
        engine.call(
                () -> {
                    Checkpoint checkpoint = new Checkpoint(folder.resolve("x.safetensors"), "f");
                    Checkpoint again = new Checkpoint(folder.resolve("y.safetensors"), "f");
                    try (Rig rig = new Rig(engine, 4, 8, 6);
                            Rig other = new Rig(engine, 4, 8, 6)) {
                        rig.run();
                        checkpoint.save(rig.training);
                        checkpoint.load(other.training);
                        again.save(other.training);
                    }
                    assertArrayEquals(
                            Files.readAllBytes(checkpoint.file()), Files.readAllBytes(again.file()));
                    return null;
                });
    }

    @Test
    void leavesAloneWhatIsAnothersOrDamaged() throws Exception {
        engine.call(
                () -> {
                    Path file = folder.resolve("x.safetensors");
                    try (Rig rig = new Rig(engine, 4, 8, 4);
                            Rig larger = new Rig(engine, 8, 8, 4)) {
                        assertFalse(new Checkpoint(file, "mine").load(rig.training));
                        new Checkpoint(file, "mine").save(rig.training);
                        assertFalse(new Checkpoint(file, "other").load(rig.training));
                        Map<String, float[]> before = larger.weights();
                        assertThrows(
                                IOException.class,
                                () -> new Checkpoint(file, "mine").load(larger.training));
                        before.forEach((n, v) -> assertArrayEquals(v, larger.weights().get(n)));
                    }
                    return null;
                });
    }

    /** Cancelled at any point, no further layer is entered, and the weights are those of before. */
    @Test
    void stopsWithinOneBackward() {
        engine.call(
                () -> {
                    try (Rig rig = new Rig(engine, 8, 16, 40)) {
                        for (int after : new int[] {0, 1, 7, 23, 61, 100}) {
                            Map<String, float[]> before = rig.weights();
                            long step = rig.training.step();
                            AtomicInteger asked = new AtomicInteger();
                            AtomicInteger told = new AtomicInteger();
                            BooleanSupplier cancelled =
                                    () -> asked.getAndIncrement() >= after && told.incrementAndGet() > 0;
                            assertThrows(
                                    CancellationException.class,
                                    () -> rig.training.run(() -> false, cancelled, s -> {}));
                            assertEquals(1, told.get(), "asked once and gone");
                            if (rig.training.step() == step) {
                                Map<String, float[]> now = rig.weights();
                                before.forEach(
                                        (name, values) -> {
                                            if (!name.contains("running_")) {
                                                assertArrayEquals(values, now.get(name), 0, name);
                                            }
                                        });
                            }
                        }
                        rig.run();
                        assertTrue(rig.training.done());
                    }
                    return null;
                });
    }

    @Test
    void saysWhenItDiverges() {
        engine.call(
                () -> {
                    try (Rig rig = new Rig(engine, 4, 8, 4)) {
                        rig.supernet.state().get("classifier.bias").getArray().muli(Float.NaN);
                        TrainingDiverged diverged = assertThrows(TrainingDiverged.class, rig::run);
                        assertNotEquals(null, diverged.getMessage());
                        assertEquals(0, rig.training.step());
                    }
                    return null;
                });
    }

    /**
     * Neither side of the JVM grows between step 200 and step 2,000 of a training, once the process
     * has compiled its code and the native library has filled its caches.
     */
    @Test
    void memoryStaysFlat() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/statm")), "resident memory is read from Linux's /proc");
        long[] resident = new long[2];
        long[] heap = new long[2];
        int[] arrays = new int[2];
        engine.call(
                () -> {
                    try (Rig warm = new Rig(engine, 2, 4, 500)) {
                        warm.run();
                    }
                    try (Rig rig = new Rig(engine, 2, 4, 2000)) {
                        for (int i = 0; i < 2; i++) {
                            long until = i == 0 ? 200 : 2000;
                            rig.training.run(
                                    () -> rig.training.step() == until, () -> false, s -> {});
                            System.gc();
                            Thread.sleep(200);
                            System.gc();
                            resident[i] = resident();
                            heap[i] = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                            arrays[i] = rig.training.manager().getManagedArrays().size();
                        }
                    }
                    return null;
                });
        System.out.printf(
                "steps 200 and 2,000: resident %s MB, heap %s MB, arrays %s%n",
                Arrays.toString(Arrays.stream(resident).map(b -> b >> 20).toArray()),
                Arrays.toString(Arrays.stream(heap).map(b -> b >> 20).toArray()),
                Arrays.toString(arrays));
        assertTrue(resident[1] < 1.05 * resident[0], "resident " + Arrays.toString(resident));
        assertTrue(heap[1] < 1.05 * heap[0] + (1 << 20), "heap " + Arrays.toString(heap));
        assertTrue(arrays[1] <= arrays[0] + 2, "arrays " + Arrays.toString(arrays));
    }

    /** Resident memory besides the Java heap, whose size is the collector's choice. */
    private static long resident() throws IOException {
        long pages = Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
        return pages * 4096
                - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
