package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir Path folder;

    private static Safetensors example() {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "b.weight",
                new Safetensors.Tensor(
                        new long[] {2, 3},
                        new float[] {1, -0f, Float.MIN_VALUE, Float.NaN, 1e38f, 7}));
        tensors.put("a.scalar", new Safetensors.Tensor(new long[] {}, new float[] {42}));
        tensors.put("empty", new Safetensors.Tensor(new long[] {0, 5}, new float[] {}));
        return new Safetensors(tensors, Map.of("step", "12", "quote\"d", "ü"));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("new/x.safetensors");
        example().write(file);
        Safetensors read = Safetensors.read(file);
        assertEquals(example().metadata(), read.metadata());
        assertEquals(example().tensors().keySet(), read.tensors().keySet());
        example()
                .tensors()
                .forEach((name, tensor) -> {
                    assertArrayEquals(tensor.shape(), read.tensors().get(name).shape());
                    assertArrayEquals(tensor.values(), read.tensors().get(name).values());
                });
        assertFalse(Files.exists(folder.resolve("new/x.safetensors.tmp")));
    }

    /** The layout by hand, from the format's description. */
    @Test
    void writesThePublishedFormat() throws IOException {
        Path file = folder.resolve("x.safetensors");
        new Safetensors(
                        Map.of("t", new Safetensors.Tensor(new long[] {2}, new float[] {1, 2})),
                        Map.of())
                .write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertEquals(0, length % 8);
        byte[] header = new byte[length];
        bytes.get(header);
        assertEquals(
                "{\"__metadata__\":{},\"t\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                new String(header, StandardCharsets.UTF_8).strip());
        assertEquals(1f, bytes.getFloat());
        assertEquals(2f, bytes.getFloat());
        assertFalse(bytes.hasRemaining());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8, 20, 90, 200})
    void refusesAFileCutShort(int size) throws IOException {
        Path file = folder.resolve("x.safetensors");
        example().write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, Math.min(size, bytes.length - 1)));
        refuses(file);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\"t\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}'",
                "'{\"t\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}'",
                "'{\"t\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,80]}}'",
                "'{\"t\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}'",
                "'{\"t\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}'",
                "'{\"t\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}'",
                "'{\"t\":7}'",
                "'[1, 2'"
            })
    void refusesAHeaderThatLies(String header) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        Path file = folder.resolve("x.safetensors");
        Files.write(file, bytes.array());
        refuses(file);
    }

    @Test
    void refusesAnEndlessHeader() throws IOException {
        Path file = folder.resolve("x.safetensors");
        Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, 0, 0});
        refuses(file);
    }

    private static void refuses(Path file) {
        IOException refused = assertThrows(IOException.class, () -> Safetensors.read(file));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith(file + " is damaged: "),
                refused::toString);
    }
}
