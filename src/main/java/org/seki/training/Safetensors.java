package org.seki.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The file format of named tensors that Python reads with {@code safetensors.torch.load_file}: a
 * little-endian header length, a JSON header, the values. Only F32 here.
 *
 * @param metadata text of one's own
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";
    private static final int LONGEST_HEADER = 16 << 20;

    /**
     * @param values row-major
     */
    @SuppressWarnings("ArrayRecordComponent") // given away
    public record Tensor(long[] shape, float[] values) {
        public Tensor {
            long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            if (size != values.length) {
                throw new IllegalArgumentException(
                        "%d values do not fill the shape %s"
                                .formatted(values.length, Arrays.toString(shape)));
            }
        }
    }

    /** Whole or not at all, and on the disk on return. */
    public void write(Path file) throws IOException {
        Path folder =
                Objects.requireNonNull(
                        file.toAbsolutePath().getParent(), "a file lies in a folder");
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(file.getFileName() + ".tmp");
        try (FileChannel out =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] header = header();
            writeAll(out, buffer(8).putLong(header.length).flip());
            writeAll(out, ByteBuffer.wrap(header));
            for (Tensor tensor : tensors.values()) {
                ByteBuffer bytes = buffer(tensor.values().length * Float.BYTES);
                bytes.asFloatBuffer().put(tensor.values());
                writeAll(out, bytes);
            }
            out.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * @throws IOException with a sentence when the file is not whole
     */
    public static Safetensors read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(raw)) {
            long length = buffer(8).put(in.readNBytes(8)).flip().getLong();
            if (length < 2 || length > Math.min(LONGEST_HEADER, Files.size(file) - 8)) {
                throw damaged(file, "its header length is " + length);
            }
            JsonNode header = JSON.readTree(in.readNBytes((int) length));
            byte[] data = in.readAllBytes();
            return parsed(header, data);
        } catch (EOFException
                | IllegalArgumentException
                | ArithmeticException
                | java.nio.BufferUnderflowException
                | com.fasterxml.jackson.core.JacksonException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static Safetensors parsed(JsonNode header, byte[] data) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
            }
        }
        return new Safetensors(tensors, metadata);
    }

    private static Tensor tensor(String name, JsonNode node, byte[] data) {
        long begin = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        if (!node.path("dtype").asText().equals("F32")
                || begin < 0
                || end < begin
                || end > data.length) {
            throw new IllegalArgumentException(
                    "%s is %s at %d to %d of %,d bytes"
                            .formatted(name, node.path("dtype").asText(), begin, end, data.length));
        }
        long[] shape = new long[node.path("shape").size()];
        Arrays.setAll(shape, i -> node.path("shape").path(i).asLong(-1));
        float[] values = new float[(int) (end - begin) / Float.BYTES];
        ByteBuffer.wrap(data, (int) begin, (int) (end - begin))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new Tensor(shape, values);
    }

    private byte[] header() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode meta = root.putObject(METADATA);
        metadata.forEach(meta::put);
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long end = at + (long) entry.getValue().values().length * Float.BYTES;
            ObjectNode node = root.putObject(entry.getKey()).put("dtype", "F32");
            Arrays.stream(entry.getValue().shape()).forEach(node.putArray("shape")::add);
            node.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        byte[] json = JSON.writeValueAsBytes(root);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static IOException damaged(Path file, String why) {
        return new IOException("%s is damaged: %s".formatted(file, why));
    }
}
