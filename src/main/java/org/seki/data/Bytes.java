package org.seki.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A data file read once from the front, gzip'd when its name ends in {@code .gz}. Whatever goes
 * wrong is a {@link DataRefused} that names the file. Used by one thread; closed by whoever opened.
 */
final class Bytes implements AutoCloseable {
    /** gzip packs at most 1,032 to 1. */
    private static final long MOST_PACKED = 1100;

    private final Path file;
    private final InputStream in;
    private final long most;
    private long read;

    Bytes(Path file) {
        this.file = file;
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            boolean packed = file.getFileName().toString().endsWith(".gz");
            most = packed ? Files.size(file) * MOST_PACKED : Files.size(file);
            InputStream raw = Files.newInputStream(file);
            in = packed ? unpacked(raw) : new BufferedInputStream(raw, 1 << 16);
        } catch (IOException e) {
            throw refused(e, 0);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Big-endian. */
    int nextInt(String what) {
        byte[] four = next(4, what);
        return (four[0] & 0xff) << 24
                | (four[1] & 0xff) << 16
                | (four[2] & 0xff) << 8
                | (four[3] & 0xff);
    }

    /** Exactly so many bytes; never allocates more than the file can hold. */
    byte[] next(long count, String what) {
        if (count > most - read) {
            throw short_(count, most - read, what);
        }
        int wanted = Room.checked(count, what, file);
        try {
            byte[] bytes = in.readNBytes(wanted);
            read += bytes.length;
            if (bytes.length < count) {
                throw short_(count, bytes.length, what);
            }
            return bytes;
        } catch (IOException e) {
            throw refused(e, count);
        }
    }

    /** Nothing may follow. */
    void end() {
        try {
            if (in.read() >= 0) {
                throw new DataRefused(
                        "The file goes on after the %,d bytes that its header announces"
                                .formatted(read),
                        file.toString(),
                        "Fetch the file again; it is not what it says.");
            }
        } catch (IOException e) {
            throw refused(e, 0);
        }
    }

    boolean ended() {
        try {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0;
        } catch (IOException e) {
            throw refused(e, 0);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataRefused short_(long expected, long found, String what) {
        return new DataRefused(
                "The file ends too soon: expected %,d bytes of %s, found %,d"
                        .formatted(expected, what, Math.max(found, 0)),
                file.toString(),
                "Fetch the file again.");
    }

    private DataRefused refused(IOException e, long expected) {
        String message =
                switch (e) {
                    case NoSuchFileException n -> "There is no such file";
                    case AccessDeniedException a -> "The file may not be read";
                    case ZipException z -> "The file is not whole gzip data: " + z.getMessage();
                    case EOFException f ->
                            "The file ends too soon: expected %,d bytes more".formatted(expected);
                    default -> "The file cannot be read: " + e.getMessage();
                };
        return new DataRefused(message, file.toString(), "Fetch the file again, or name another.");
    }
}
