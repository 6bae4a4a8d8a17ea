package org.seki.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FashionDatasetTest {
    private final Dataset fashion = new Datasets(Path.of("assets"), 32).open(Datasets.FASHION);

    @Test
    void isBalancedAndOfTheSizeItSays() {
        assertEquals(10_000, fashion.train().count());
        assertEquals(2_000, fashion.test().count());
        assertEquals(28, fashion.train().height());
        assertEquals(1, fashion.train().channels());
        for (int label = 0; label < 10; label++) {
            int wanted = label;
            assertEquals(1000, labels(fashion.train()).filter(l -> l == wanted).count());
            assertEquals(200, labels(fashion.test()).filter(l -> l == wanted).count());
        }
    }

    /** The published training set has mean 0.2860 and deviation 0.3530. */
    @Test
    void isNormalisedLikeThePublishedOne() {
        Normalisation normalisation = fashion.train().normalisation();
        assertEquals(0.2860, normalisation.mean()[0], 0.003);
        assertEquals(0.3530, normalisation.deviation()[0], 0.003);
    }

    @Test
    void isWhatItsReadmeSays() {
        assumeTrue(
                Files.isDirectory(FashionSubset.PUBLISHED),
                "Debian's dataset-fashion-mnist is not installed: the subset is not drawn again");
        Dataset drawn = FashionSubset.draw();
        assertArrayEquals(drawn.train().pixels(), fashion.train().pixels());
        assertArrayEquals(drawn.train().labels(), fashion.train().labels());
        assertArrayEquals(drawn.test().pixels(), fashion.test().pixels());
        assertArrayEquals(drawn.test().labels(), fashion.test().labels());
    }

    @Test
    void splitsWithoutOverlapAndInProportion() {
        Split half = Split.stratified(fashion.train(), 0.5, 7);
        assertEquals(5_000, half.first().length);
        int[] both =
                IntStream.concat(IntStream.of(half.first()), IntStream.of(half.second()))
                        .sorted()
                        .toArray();
        assertArrayEquals(IntStream.range(0, 10_000).toArray(), both);
        for (int label = 0; label < 10; label++) {
            int wanted = label;
            assertEquals(
                    500,
                    IntStream.of(half.first())
                            .filter(i -> fashion.train().labels()[i] == wanted)
                            .count());
        }
        assertArrayEquals(half.first(), Split.stratified(fashion.train(), 0.5, 7).first());
    }

    private static IntStream labels(Images images) {
        return IntStream.of(images.labels());
    }
}
