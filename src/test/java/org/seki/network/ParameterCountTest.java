package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Parameter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.space.Architecture;
import org.seki.space.DartsSpace;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.space.Stem;

/** Built networks against published counts and the spaces' formulas. */
class ParameterCountTest {
    static final String DARTS_V2 =
            "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), "
                    + "('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), "
                    + "('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], "
                    + "reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), "
                    + "('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), "
                    + "('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5])";

    private final EngineThread engine = SharedEngine.get();

    @ParameterizedTest
    @CsvSource({"36, 20, 3349342", "16, 8, 246106"})
    void dartsV2HasThePublishedCount(int channels, int cells, long parameters) {
        Architecture architecture = read(new DartsSpace(), DARTS_V2);
        NetworkShape shape = new NetworkShape(channels, cells, 10, 3, 32);
        assertEquals(parameters, count(architecture, shape));
    }

    /** Liu et al. 2019, table 3: 4.7 million. */
    @Test
    void dartsV2OnImageNetHasThePublishedCount() {
        Architecture architecture = read(new DartsSpace(), DARTS_V2);
        NetworkShape shape = new NetworkShape(48, 14, 1000, 3, 224, Stem.IMAGENET);
        assertEquals(4_718_752, count(architecture, shape));
    }

    @Test
    void dartsV2HasThePublishedCountWithItsAuxiliaryHead() {
        Architecture architecture = read(new DartsSpace(), DARTS_V2);
        NetworkShape shape = new NetworkShape(36, 20, 10, 3, 32);
        long parameters =
                engine.call(() -> {
                    try (StandAlone network =
                            StandAlone.withAuxiliaryHead(
                                    architecture,
                                    shape,
                                    engine.manager(),
                                    new SplittableRandom(1))) {
                        assertEquals(3_825_768, countAll(network.parameters()));
                        return count(network.state().values());
                    }
                });
        assertEquals(3_825_768, parameters);
    }

    private static long countAll(Iterable<Parameter> parameters) {
        long count = 0;
        for (Parameter parameter : parameters) {
            count += parameter.getArray().size();
        }
        return count;
    }

    @Test
    void dartsSupernetHasThePublishedCount() {
        long parameters =
                engine.call(() -> {
                    try (Supernet net =
                            new Supernet(
                                    new DartsSpace(),
                                    new NetworkShape(16, 8, 10, 3, 32),
                                    engine.manager(),
                                    new SplittableRandom(1))) {
                        return count(net.state().values());
                    }
                });
        assertEquals(1_930_618, parameters);
    }

    @Test
    void twentyOfEachSpaceHaveTheFormulasCount() {
        SplittableRandom random = new SplittableRandom(20);
        NetworkShape darts = new NetworkShape(8, 5, 100, 3, 32);
        NetworkShape nasBench201 = new NetworkShape(16, 5, 10, 3, 32);
        for (int i = 0; i < 20; i++) {
            assertFormula(new DartsSpace().sample(random), darts);
            assertFormula(new NasBench201Space().sample(random), nasBench201);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 27})
    void imagesThatCannotBeHalvedTwiceAreRefused(int size) {
        NetworkShape shape = new NetworkShape(8, 1, 10, 3, size);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> count(new NasBench201Space().textbook(), shape));
        assertTrue(e.getMessage().contains(size + " pixels"), e.getMessage());
    }

    @Test
    void theStemOfImageNetHalvesThriceMoreAndBelongsToDarts() {
        NetworkShape small = new NetworkShape(8, 3, 10, 3, 48, Stem.IMAGENET);
        IllegalArgumentException odd =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> count(new DartsSpace().textbook(), small));
        assertTrue(odd.getMessage().contains("multiple of 32"), odd.getMessage());
        NetworkShape shape = new NetworkShape(8, 1, 10, 3, 64, Stem.IMAGENET);
        assertThrows(
                IllegalArgumentException.class,
                () -> count(new NasBench201Space().textbook(), shape));
        assertFormula(new DartsSpace().textbook(), shape);
    }

    private void assertFormula(Architecture architecture, NetworkShape shape) {
        assertEquals(
                architecture.space().diagnose(architecture, shape).parameters(),
                count(architecture, shape),
                architecture.genotype());
    }

    private long count(Architecture architecture, NetworkShape shape) {
        return engine.call(() -> {
            try (StandAlone network =
                    new StandAlone(
                            architecture, shape, engine.manager(), new SplittableRandom(1))) {
                return count(network.state().values());
            }
        });
    }

    private static long count(Iterable<Parameter> parameters) {
        long count = 0;
        for (Parameter parameter : parameters) {
            count += parameter.requiresGradient() ? parameter.getArray().size() : 0;
        }
        return count;
    }

    private static Architecture read(SearchSpace space, String text) {
        return assertInstanceOf(GenotypeReading.Read.class, space.read(text)).architecture();
    }
}
