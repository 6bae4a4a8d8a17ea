package org.seki.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip of a libtorch; of its files only those that are loaded. */
record LibtorchZip(Path zip) {
    private static final int BLOCK = 1 << 20;
    private static final String ROOT = "libtorch/";

    /**
     * @throws IOException in a sentence
     * @throws CancellationException when the watcher asked for it; what is there is no library yet
     */
    void unpack(Path folder, Fetch.Watch watch) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<ZipEntry> wanted =
                    file.stream().map(e -> (ZipEntry) e).filter(LibtorchZip::loaded).toList();
            long all = wanted.stream().mapToLong(ZipEntry::getSize).sum();
            long done = 0;
            for (ZipEntry entry : wanted) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder.normalize())) {
                    throw new IOException(
                            "%s would write outside its folder (%s). Fetch it anew."
                                    .formatted(zip, entry.getName()));
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(target)) {
                    done = copied(in, out, done, all, watch);
                }
            }
        }
    }

    private static long copied(
            InputStream in, OutputStream out, long done, long all, Fetch.Watch watch)
            throws IOException {
        byte[] block = new byte[BLOCK];
        long at = done;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            if (watch.cancelled()) {
                throw new CancellationException();
            }
            out.write(block, 0, n);
            at += n;
            watch.at("Unpacking", all > 0 ? (double) at / all : -1);
        }
        return at;
    }

    private static boolean loaded(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && (name.equals(ROOT + "build-version")
                        || name.startsWith(ROOT + "lib/")
                                && (name.contains(".so") || name.endsWith(".dll")));
    }
}
