package org.seki.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Scalars as TensorBoard reads them: TensorFlow's records (length, its masked CRC-32C, data, its
 * masked CRC-32C; {@code tensorflow/core/lib/io/record_writer.cc}) of the protocol buffer {@code
 * tensorflow.Event} ({@code event.proto}, {@code summary.proto}), written by hand.
 */
public record EventFile(List<Scalar> scalars) {
    private static final String VERSION = "brain.Event:2";
    private static final int MASK = 0xa282ead8;

    /* Field number × 8 + wire type; 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes. */
    private static final int WALL_TIME = 1 << 3 | 1;
    private static final int STEP = 2 << 3;
    private static final int FILE_VERSION = 3 << 3 | 2;
    private static final int SUMMARY = 5 << 3 | 2;
    private static final int VALUE = 1 << 3 | 2;
    private static final int TAG = 1 << 3 | 2;
    private static final int SIMPLE_VALUE = 2 << 3 | 5;

    public EventFile {
        scalars = List.copyOf(scalars);
    }

    /**
     * @param file TensorBoard finds it when its name contains {@code tfevents}
     */
    public void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            record(out, version(scalars.isEmpty() ? 0 : scalars.getFirst().at()));
            for (Scalar scalar : scalars) {
                record(out, event(scalar));
            }
        }
    }

    private static void record(OutputStream out, byte[] data) throws IOException {
        byte[] length = little(8).putLong(data.length).array();
        out.write(length);
        out.write(little(4).putInt(masked(length)).array());
        out.write(data);
        out.write(little(4).putInt(masked(data)).array());
    }

    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        return (value >>> 15 | value << 17) + MASK;
    }

    private static byte[] version(double at) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.write(WALL_TIME);
        event.writeBytes(little(8).putDouble(at).array());
        bytes(event, FILE_VERSION, VERSION.getBytes(StandardCharsets.UTF_8));
        return event.toByteArray();
    }

    private static byte[] event(Scalar scalar) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        bytes(value, TAG, scalar.tag().getBytes(StandardCharsets.UTF_8));
        value.write(SIMPLE_VALUE);
        value.writeBytes(little(4).putFloat((float) scalar.value()).array());
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        bytes(summary, VALUE, value.toByteArray());
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.write(WALL_TIME);
        event.writeBytes(little(8).putDouble(scalar.at()).array());
        event.write(STEP);
        varint(event, scalar.step());
        bytes(event, SUMMARY, summary.toByteArray());
        return event.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] bytes) {
        out.write(field);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
