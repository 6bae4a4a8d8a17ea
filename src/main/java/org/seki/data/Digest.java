package org.seki.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.seki.device.Fetch;

/** The SHA-256 of a file, or of images. */
final class Digest {
    private static final int BLOCK = 1 << 20;

    private Digest() {}

    /**
     * @return 64 hexadecimal digits
     */
    static String of(Path file, Fetch.Watch watch) throws IOException {
        MessageDigest digest = sha256();
        long all = Files.size(file);
        long done = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
                digest.update(block, 0, n);
                done += n;
                watch.at("Checking", (double) done / Math.max(all, 1));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Of everything in them.
     *
     * @return 64 hexadecimal digits
     */
    static String of(List<Images> parts) {
        MessageDigest digest = sha256();
        for (Images part : parts) {
            String shape =
                    "%d %d %d %d %s\n"
                            .formatted(
                                    part.count(),
                                    part.height(),
                                    part.width(),
                                    part.channels(),
                                    part.classes());
            digest.update(shape.getBytes(StandardCharsets.UTF_8));
            digest.update(part.pixels());
            ByteBuffer labels = ByteBuffer.allocate(Math.multiplyExact(part.count(), 4));
            labels.asIntBuffer().put(part.labels());
            digest.update(labels);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
