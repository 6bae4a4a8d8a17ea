package org.seki.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.SealedTest;
import org.seki.search.SearchEvent;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.strategist.Stage;
import org.seki.training.Safetensors.Tensor;

class NumbersForOthersTest {
    private static final Architecture CELL =
            ((GenotypeReading.Read)
                            new NasBench201Space()
                                    .read(
                                            "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|none~2|"))
                    .architecture();

    @TempDir Path folder;

    private static Map<String, Tensor> arrays() {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("stem.0.weight", new Tensor(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));
        arrays.put("bias", new Tensor(new long[] {3}, new float[] {-0.5f, Float.NaN, 1e-30f}));
        arrays.put("scalar", new Tensor(new long[] {}, new float[] {7}));
        arrays.put("nothing", new Tensor(new long[] {0, 4}, new float[] {}));
        arrays.put("deep", new Tensor(new long[] {1, 2, 1, 2}, new float[] {9, 8, 7, 6}));
        return arrays;
    }

    @Test
    void numpyReadsTheWeights() throws IOException, InterruptedException {
        new Npz(arrays()).write(folder.resolve("w.npz"));
        String said =
                Python.says(
                        "numpy",
                        folder,
                        """
                        import numpy
                        w = numpy.load("w.npz")
                        for name in w.files:
                            a = w[name]
                            print(name, a.dtype, a.shape, [float(v) for v in a.flatten()])
                        """);
        assertEquals(
                """
                stem.0.weight float32 (2, 3) [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
                bias float32 (3,) [-0.5, nan, 1.0000000031710769e-30]
                scalar float32 () [7.0]
                nothing float32 (0, 4) []
                deep float32 (1, 2, 1, 2) [9.0, 8.0, 7.0, 6.0]\
                """
                        .lines()
                        .toList(),
                said.lines().toList());
    }

    /** As NEP 1 wants them, without a Python. */
    @Test
    void arraysAreAlignedAndLittleEndian() throws IOException {
        Path file = folder.resolve("w.npz");
        new Npz(arrays()).write(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry("stem.0.weight.npy");
            assertEquals(ZipEntry.STORED, entry.getMethod());
            ByteBuffer npy =
                    ByteBuffer.wrap(zip.getInputStream(entry).readAllBytes())
                            .order(ByteOrder.LITTLE_ENDIAN);
            assertEquals((byte) 0x93, npy.get(0));
            int header = npy.getShort(8);
            assertEquals(0, (10 + header) % 64);
            assertEquals('\n', npy.get(10 + header - 1));
            assertEquals(3f, npy.getFloat(10 + header + 8));
            assertEquals(10 + header + 24, npy.capacity());
        }
    }

    private static final List<Scalar> CURVES =
            List.of(
                    new Scalar("search/best", 1, 71.5, 1.7e9),
                    new Scalar("search/best", 300, 72.25, 1.7e9 + 0.5),
                    new Scalar("metric/größe", 5_000_000_000L, -1e-3, 1.7e9 + 1),
                    new Scalar("search/best", -1, 3, 1.7e9 + 2));

    @Test
    void anIndependentReaderReadsTheCurves() throws IOException {
        Path file = folder.resolve("run.tfevents");
        new EventFile(CURVES).write(file);
        assertEquals(CURVES, read(Files.readAllBytes(file)));
    }

    /** Castagnoli's check value, masked: of "123456789" the CRC-32C is 0xe3069283. */
    @Test
    void theChecksumIsCastagnolis() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(0xe3069283, crc32c(digits, 0, digits.length));
    }

    @Test
    void tensorboardReadsTheCurves() throws IOException, InterruptedException {
        new EventFile(CURVES).write(folder.resolve("events.out.tfevents.1"));
        String said =
                Python.says(
                        "tensorboard",
                        folder,
                        """
                        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
                        a = EventAccumulator(".")
                        a.Reload()
                        for tag in sorted(a.Tags()["scalars"]):
                            for e in a.Scalars(tag):
                                print(tag.encode("unicode_escape").decode(), e.step, round(e.value, 4), e.wall_time)
                        """);
        assertTrue(said.contains("search/best 1 71.5 1700000000.0"), said);
        assertTrue(said.contains("search/best 300 72.25 1700000000.5"), said);
        assertTrue(said.contains("metric/gr\\xf6\\xdfe 5000000000 -0.001 1700000001.0"), said);
    }

    /** Checks every length and checksum; of an event only what we write. */
    private static List<Scalar> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Scalar> scalars = new ArrayList<>();
        for (boolean first = true; in.hasRemaining(); first = false) {
            int start = in.position();
            int length = Math.toIntExact(in.getLong());
            assertEquals(unmasked(in.getInt()), crc32c(file, start, 8));
            int data = in.position();
            byte[] event = Arrays.copyOfRange(file, data, data + length);
            in.position(data + length);
            assertEquals(unmasked(in.getInt()), crc32c(file, data, length));
            Map<Integer, Object> fields = fields(event);
            if (first) {
                assertArrayEquals(
                        "brain.Event:2".getBytes(StandardCharsets.US_ASCII),
                        (byte[]) fields.get(3));
            } else {
                Map<Integer, Object> value = fields((byte[]) fields((byte[]) fields.get(5)).get(1));
                scalars.add(
                        new Scalar(
                                new String((byte[]) value.get(1), StandardCharsets.UTF_8),
                                (Long) fields.get(2),
                                precise((Float) value.get(2)),
                                (Double) fields.get(1)));
            }
        }
        return scalars;
    }

    /** The numbers of this test are short. */
    private static double precise(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    private static Map<Integer, Object> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, Object> fields = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            fields.put(
                    (int) (key >>> 3),
                    switch ((int) (key & 7)) {
                        case 0 -> varint(in);
                        case 1 -> in.getDouble();
                        case 2 -> {
                            byte[] bytes = new byte[(int) varint(in)];
                            in.get(bytes);
                            yield bytes;
                        }
                        case 5 -> in.getFloat();
                        default -> throw new AssertionError("wire type of key " + key);
                    });
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static int unmasked(int masked) {
        int rotated = masked - 0xa282ead8;
        return rotated >>> 17 | rotated << 15;
    }

    /** Bit by bit, reflected polynomial 0x82f63b78. */
    private static int crc32c(byte[] bytes, int from, int count) {
        int crc = ~0;
        for (int i = from; i < from + count; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82f63b78;
            }
        }
        return ~crc;
    }

    private static SearchEvent evaluated(int iteration, double score, Map<String, Double> metrics) {
        return new SearchEvent.Evaluated(
                iteration,
                Stage.SELF_EVOLUTION,
                iteration > 1 ? Optional.of(iteration - 1) : Optional.empty(),
                CELL,
                new Evaluation(score, metrics, 1.5, "test", Optional.of(new SealedTest(94.3))));
    }

    @Test
    void aRunIsATableOfItsIterations() {
        List<SearchEvent> events = new ArrayList<>();
        events.add(evaluated(1, 70, Map.of("loss", 0.9)));
        events.add(evaluated(2, 65, Map.of("loss", 1.1, "naswot", 12.0)));
        events.add(new SearchEvent.Failed(3, Stage.SELF_EVOLUTION, "It said \"no\", three times."));
        events.add(new SearchEvent.Reused(4, Stage.SELF_EVOLUTION, CELL, 1, 70));
        String sealed = new RunTable(events).csv();
        List<String> lines = sealed.lines().toList();
        assertEquals(
                "iteration,stage,outcome,parent,score,best_so_far,seconds,loss,naswot,genotype,note",
                lines.getFirst());
        assertEquals(
                "1,self_evolution,evaluated,,70.0,70.0,1.5,0.9,,%s,".formatted(CELL.genotype()),
                lines.get(1));
        assertTrue(lines.get(2).startsWith("2,self_evolution,evaluated,1,65.0,70.0,1.5,1.1,12.0,"));
        assertEquals(
                "3,self_evolution,failed,,,70.0,,,,,\"It said \"\"no\"\", three times.\"",
                lines.get(3));
        assertTrue(lines.get(4).startsWith("4,self_evolution,reused,,70.0,70.0,,"));
        assertFalse(sealed.contains("94.3"), "the test metric is sealed");
        events.add(new SearchEvent.Unsealed("ada", java.time.Instant.EPOCH));
        assertTrue(new RunTable(events).csv().contains(",94.3,"));
        List<Scalar> curves = new RunTable(events).curves(100);
        assertTrue(curves.contains(new Scalar("search/best", 2, 70, 103)), curves.toString());
        assertTrue(curves.contains(new Scalar("metric/naswot", 2, 12, 103)), curves.toString());
    }
}
