package org.seki.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.seki.training.Safetensors.Tensor;

/**
 * Arrays as NumPy's {@code numpy.load} reads them: a zip, not compressed, of one {@code .npy} file
 * an array (NEP 1, version 1.0), 32-bit floats, little-endian, row-major.
 */
record Npz(Map<String, Tensor> arrays) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNED = 64;

    void write(Path file) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Tensor> entry : arrays.entrySet()) {
                byte[] npy = npy(entry.getValue());
                ZipEntry member = new ZipEntry(entry.getKey() + ".npy");
                member.setSize(npy.length);
                member.setCompressedSize(npy.length);
                CRC32 crc = new CRC32();
                crc.update(npy);
                member.setCrc(crc.getValue());
                zip.putNextEntry(member);
                zip.write(npy);
                zip.closeEntry();
            }
        }
    }

    private static byte[] npy(Tensor array) throws IOException {
        byte[] header = header(array.shape());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MAGIC);
        out.writeShort(Short.reverseBytes((short) header.length));
        out.write(header);
        ByteBuffer values =
                ByteBuffer.allocate(array.values().length * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        values.asFloatBuffer().put(array.values());
        out.write(values.array());
        return bytes.toByteArray();
    }

    /** A Python literal, filled up so that the values begin at a multiple of {@value #ALIGNED}. */
    private static byte[] header(long[] shape) {
        String sides = Arrays.stream(shape).mapToObj(n -> n + ", ").collect(Collectors.joining());
        String text =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }"
                        .formatted(
                                shape.length > 1
                                        ? sides.substring(0, sides.length() - 2)
                                        : sides.strip());
        int before = MAGIC.length + Short.BYTES;
        int whole = (before + text.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED;
        String filled = text + " ".repeat(whole - before - text.length() - 1) + "\n";
        return filled.getBytes(StandardCharsets.US_ASCII);
    }
}
