package org.seki.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.seki.device.Fetch;

/**
 * Published data sets on this machine, a folder each. The files that were fetched stay beside what
 * was unpacked of them, so that they can be checked again.
 *
 * @param folder of all of them
 */
public record FetchedSets(Path folder) {
    private static final String PACKED = ".tar.gz";

    public Path of(PublishedSet set) {
        return folder.resolve(set.name());
    }

    /** Whether it can be opened, as far as the names of its files tell. */
    public boolean has(PublishedSet set) {
        Path own = of(set);
        return IdxFiles.in(own) && set.files().stream().allMatch(f -> lies(own, f))
                || CifarFiles.tenIn(own)
                || CifarFiles.hundredIn(own);
    }

    private static boolean lies(Path own, PublishedSet.Part file) {
        return Files.isRegularFile(own.resolve(file.name()));
    }

    /**
     * Fetches what is missing, each file from the first mirror that has it, and unpacks it; a file
     * that somebody put there counts when it is the right one.
     *
     * @return its folder
     * @throws IOException in a sentence that says which file to put where
     * @throws CancellationException when the watcher asked for it; what arrived is kept
     */
    public Path get(PublishedSet set, Fetch fetch, Fetch.Watch watch) throws IOException {
        Path own = of(set);
        Files.createDirectories(own);
        for (PublishedSet.Part file : set.files()) {
            Path target = own.resolve(file.name());
            fromAnyMirror(file, target, fetch, watch);
            if (file.name().endsWith(PACKED)) {
                new PackedFiles(target).unpack(own, watch);
            }
        }
        return own;
    }

    private static void fromAnyMirror(
            PublishedSet.Part file, Path target, Fetch fetch, Fetch.Watch watch)
            throws IOException {
        List<URI> mirrors = file.mirrors();
        for (int i = 0; ; i++) {
            try {
                fetch.fetch(mirrors.get(i), target, file.bytes(), file.sha256(), watch);
                return;
            } catch (IOException refused) {
                if (i == mirrors.size() - 1) {
                    throw refused;
                }
            }
        }
    }

    /**
     * What is wrong with the files, a sentence each; none when all are as published.
     *
     * @throws CancellationException when the watcher asked for it
     */
    public List<String> check(PublishedSet set, Fetch.Watch watch) throws IOException {
        Path own = of(set);
        List<String> wrong = new ArrayList<>();
        for (PublishedSet.Part file : set.files()) {
            Path there = own.resolve(file.name());
            if (!Files.isRegularFile(there)) {
                wrong.add("%s is not there.".formatted(there));
            } else if (Files.size(there) != file.bytes()) {
                wrong.add(
                        "%s has %,d bytes, expected %,d."
                                .formatted(there, Files.size(there), file.bytes()));
            } else if (!Digest.of(there, watch).equals(file.sha256())) {
                wrong.add("%s is not the published file: its SHA-256 differs.".formatted(there));
            }
        }
        return wrong;
    }
}
