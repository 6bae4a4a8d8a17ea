package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;

class TrainingTest {
    private final EngineThread engine = SharedEngine.get();

    @TempDir Path folder;

    @Test
    void learns() {
        List<TrainingListener.Step> steps = new ArrayList<>();
        engine.call(() -> {
            try (TinyTraining rig = new TinyTraining(engine, 4, 8, 120)) {
                rig.training.run(() -> false, () -> false, steps::add);
                assertTrue(rig.training.done());
            }
            return null;
        });
        double first =
                steps.subList(0, 10).stream().mapToDouble(s -> s.loss()).average().orElseThrow();
        double last =
                steps.subList(110, 120).stream().mapToDouble(s -> s.loss()).average().orElseThrow();
        assertTrue(last < first - 0.3, "from " + first + " to " + last);
        assertEquals(0, steps.getLast().secondsLeft());
    }

    @Test
    void goesOnFromACheckpointAsIfItHadNeverStopped() throws Exception {
        engine.call(() -> {
            Checkpoint checkpoint = new Checkpoint(folder.resolve("x.safetensors"), "f");
            Map<String, float[]> whole;
            try (TinyTraining rig = new TinyTraining(engine, 8, 8, 14)) {
                rig.run();
                whole = rig.weights();
            }
            try (TinyTraining rig = new TinyTraining(engine, 8, 8, 14)) {
                rig.training.run(() -> rig.training.step() == 5, () -> false, s -> {});
                checkpoint.save(rig.training);
            }
            try (TinyTraining rig = new TinyTraining(engine, 8, 8, 14)) {
                assertTrue(checkpoint.load(rig.training));
                assertEquals(5, rig.training.step());
                rig.run();
                Map<String, float[]> resumed = rig.weights();
                assertEquals(whole.keySet(), resumed.keySet());
                whole.forEach(
                        (name, values) -> assertArrayEquals(values, resumed.get(name), 0, name));
            }
            return null;
        });
    }

    @Test
    void aCheckpointHoldsEveryBit() throws Exception {
        engine.call(() -> {
            Checkpoint checkpoint = new Checkpoint(folder.resolve("x.safetensors"), "f");
            Checkpoint again = new Checkpoint(folder.resolve("y.safetensors"), "f");
            try (TinyTraining rig = new TinyTraining(engine, 4, 8, 6);
                    TinyTraining other = new TinyTraining(engine, 4, 8, 6)) {
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
        engine.call(() -> {
            Path file = folder.resolve("x.safetensors");
            try (TinyTraining rig = new TinyTraining(engine, 4, 8, 4);
                    TinyTraining larger = new TinyTraining(engine, 8, 8, 4)) {
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
        engine.call(() -> {
            try (TinyTraining rig = new TinyTraining(engine, 8, 16, 40)) {
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
                        before.forEach((name, values) -> {
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
        engine.call(() -> {
            try (TinyTraining rig = new TinyTraining(engine, 4, 8, 4)) {
                rig.supernet.state().get("classifier.bias").getArray().muli(Float.NaN);
                TrainingDiverged diverged = assertThrows(TrainingDiverged.class, rig::run);
                assertNotEquals(null, diverged.getMessage());
                assertEquals(0, rig.training.step());
            }
            return null;
        });
    }
}
