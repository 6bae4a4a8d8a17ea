package org.seki.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.seki.device.Fetch;

/**
 * A {@code .tar.gz} of data files (POSIX ustar): only plain files ending in {@code .bin} or {@code
 * .txt} are taken, by the last part of their names, up to 200 MB each.
 */
record PackedFiles(Path archive) {
    private static final Pattern WANTED = Pattern.compile("[\\w.-]+\\.(bin|txt)");
    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,11}");
    private static final long LARGEST = 200L << 20;
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE = 156;

    private record Header(String name, long size, boolean plain) {
        boolean wanted() {
            return plain && WANTED.matcher(name).matches();
        }

        /** Up to the next block. */
        long padding() {
            return (BLOCK - size % BLOCK) % BLOCK;
        }
    }

    /**
     * @throws IOException in a sentence
     * @throws CancellationException when the watcher asked for it
     */
    void unpack(Path folder, Fetch.Watch watch) throws IOException {
        watch.at("Unpacking", -1);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
                InputStream tar = new BufferedInputStream(new GZIPInputStream(raw), 1 << 16)) {
            for (byte[] block = tar.readNBytes(BLOCK);
                    block.length == BLOCK && block[0] != 0;
                    block = tar.readNBytes(BLOCK)) {
                Header header = header(block);
                if (header.wanted()) {
                    one(tar, header, folder.resolve(header.name()), watch);
                    tar.skipNBytes(header.padding());
                } else {
                    tar.skipNBytes(header.size() + header.padding());
                }
            }
        } catch (EOFException cut) {
            throw new IOException(archive + " ends too soon. Fetch it again.", cut);
        }
    }

    private Header header(byte[] block) throws IOException {
        String path = text(block, 0, NAME);
        String size = text(block, SIZE, SIZE_LENGTH);
        if (!OCTAL.matcher(size).matches() || Long.parseLong(size, 8) > LARGEST) {
            throw new IOException(
                    "%s is no archive of data files (%s of size \"%s\"). Fetch it again."
                            .formatted(archive, path, size));
        }
        return new Header(
                path.substring(path.lastIndexOf('/') + 1),
                Long.parseLong(size, 8),
                block[TYPE] == 0 || block[TYPE] == '0');
    }

    /** Up to the first zero. */
    private static String text(byte[] block, int from, int length) {
        String all = new String(block, from, length, StandardCharsets.ISO_8859_1);
        int end = all.indexOf('\0');
        return (end < 0 ? all : all.substring(0, end)).strip();
    }

    private static void one(InputStream tar, Header header, Path target, Fetch.Watch watch)
            throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(part)) {
            for (long left = header.size(); left > 0; ) {
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
                int n = tar.readNBytes(block, 0, (int) Math.min(block.length, left));
                if (n == 0) {
                    throw new EOFException();
                }
                out.write(block, 0, n);
                left -= n;
            }
        }
        Files.move(
                part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
