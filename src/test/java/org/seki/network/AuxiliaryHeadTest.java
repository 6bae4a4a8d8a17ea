package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.space.DartsSpace;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;
import org.seki.space.Stem;

/** What it computes, {@link PublishedForwardTest} compares. */
class AuxiliaryHeadTest {
    private static final int CLASSES = 4;

    private final EngineThread engine = SharedEngine.get();

    @Test
    void isComputedOnlyWhenAskedForAndChangesNothingElse() {
        engine.call(() -> {
            NetworkShape shape = new NetworkShape(8, 3, CLASSES, 1, 32);
            try (StandAlone with =
                            StandAlone.withAuxiliaryHead(
                                    new DartsSpace().textbook(),
                                    shape,
                                    engine.manager(),
                                    new SplittableRandom(6));
                    StandAlone without =
                            new StandAlone(
                                    new DartsSpace().textbook(),
                                    shape,
                                    engine.manager(),
                                    new SplittableRandom(6));
                    NDManager scratch = engine.manager().newSubManager()) {
                NDArray x = Tensors.channelsLast(scratch.ones(new Shape(2, 32, 32, 1)));
                List<Shape> seen = new ArrayList<>();
                float[] a =
                        with.forward(
                                        x,
                                        Pass.evaluation()
                                                .withAuxiliary(y -> seen.add(y.getShape())))
                                .toFloatArray();
                assertEquals(List.of(new Shape(2, CLASSES)), seen);
                assertArrayEquals(without.forward(x, Pass.evaluation()).toFloatArray(), a);
                with.forward(x, Pass.training());
                assertEquals(12, with.state().size() - without.state().size());
            }
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "CIFAR, 28, 'of 8 to 10 pixels at two thirds of the network, not of 7'",
        "CIFAR, 64, 'not of 16'",
        "IMAGENET, 128, 'of 7 to 8 pixels at two thirds of the network, not of 4'",
        "IMAGENET, 288, 'not of 9'"
    })
    void refusesImagesThatItsPoolingDoesNotFit(Stem stem, int side, String says) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                engine.call(() ->
                                        StandAlone.withAuxiliaryHead(
                                                new DartsSpace().textbook(),
                                                new NetworkShape(8, 3, CLASSES, 1, side, stem),
                                                engine.manager(),
                                                new SplittableRandom(6))));
        assertTrue(String.valueOf(refused.getMessage()).endsWith(says), refused::toString);
    }

    @Test
    void nasBench201HasNone() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        engine.call(() ->
                                StandAlone.withAuxiliaryHead(
                                        new NasBench201Space().textbook(),
                                        new NetworkShape(8, 1, CLASSES, 1, 32),
                                        engine.manager(),
                                        new SplittableRandom(6))));
    }
}
