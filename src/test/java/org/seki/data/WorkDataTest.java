package org.seki.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkDataTest {
    private static final Dataset DATA = new Dataset("d", "D", images(12, 1), images(4, 2));
    private static final String DIGEST = DATA.digest();

    @TempDir Path folder;

    private static Images images(int count, long seed) {
        byte[] pixels = new byte[count * 16];
        new SplittableRandom(seed).nextBytes(pixels);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
        }
        return new Images(4, 4, 1, List.of("a", "b"), pixels, labels);
    }

    private WorkData in() throws IOException {
        WorkData data = WorkData.in(folder, DATA, DIGEST, 0.5, 7);
        data.keep(folder);
        return data;
    }

    @Test
    void whatIsKeptIsUsedAndNotComputedAgain() throws IOException {
        WorkData drawn = in();
        Split split = Split.stratified(DATA.train(), 0.5, 7);
        assertArrayEquals(split.first(), drawn.first());
        assertArrayEquals(split.second(), drawn.second());
        assertArrayEquals(
                DATA.train().normalisation().deviation(), drawn.normalisation().deviation());
        Path file = folder.resolve("data.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("\"mean\":\\[[^]]*]", "\"mean\":[0.25]"));
        assertEquals(List.of(0.25f), in().mean());
        assertEquals(drawn.deviation(), in().deviation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".*|''",
                "}|''",
                "\"seed\":7|\"seed\":8",
                "\"seed\":7|\"seed\":\"x\"",
                "\"mean\":\\[[^]]*]|\"mean\":[]",
                "\"mean\":\\[[^]]*]|\"mean\":[null]",
                "\"mean\":\\[[^]]*],|''",
                "\"mean\":\\[[^]]*]|\"mean\":[1e9]",
                "\"deviation\":\\[[^]]*]|\"deviation\":[0]",
                "\"deviation\":\\[[^]]*]|\"deviation\":[\"NaN\"]",
                "\"first\":\\[\\d+|\"first\":[12",
                "\"first\":\\[\\d+|\"first\":[-1",
                "\"first\":\\[\\d+,\\d+|\"first\":[3,3",
                "\"first\":\\[\\d+,|\"first\":[",
                "\"second\":\\[[^]]*]|\"second\":null",
            })
    void whatIsDamagedIsDrawnAgain(String part, String instead) throws IOException {
        WorkData drawn = in();
        Path file = folder.resolve("data.json");
        String whole = Files.readString(file);
        String damaged = whole.replaceFirst(part, instead);
        assertNotEquals(whole, damaged);
        Files.writeString(file, damaged);
        assertArrayEquals(drawn.first(), in().first());
        assertEquals(drawn.mean(), in().mean());
        assertEquals(whole, Files.readString(file));
    }

    @Test
    void otherImagesAreRefused() throws IOException {
        in();
        Dataset other = new Dataset("d", "D", images(12, 3), images(4, 2));
        assertNotEquals(DIGEST, other.digest());
        DataRefused refused =
                assertThrows(
                        DataRefused.class,
                        () -> WorkData.in(folder, other, other.digest(), 0.5, 7));
        assertTrue(refused.sentence().contains("has changed since this was begun"));
        assertTrue(refused.next().contains(folder.toString()));
        assertArrayEquals(in().first(), in().first());
    }

    @Test
    void theDigestIsOfEverything() {
        Images train = DATA.train();
        Images test = DATA.test();
        Images named = new Images(4, 4, 1, List.of("a", "c"), train.pixels(), train.labels());
        Images namedTest = new Images(4, 4, 1, List.of("a", "c"), test.pixels(), test.labels());
        assertNotEquals(DIGEST, new Dataset("d", "D", named, namedTest).digest());
        assertNotEquals(DIGEST, new Dataset("d", "D", test, train).digest());
        assertEquals(DIGEST, new Dataset("e", "E", train, test).digest());
    }
}
