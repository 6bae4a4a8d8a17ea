package org.seki.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that is said to hold a CUDA build of libtorch, judged by its files alone.
 *
 * @param folder as it was named, or the {@code libtorch} in it
 * @param libraries where the native libraries lie
 */
record TorchFolder(Path folder, Path libraries) {
    /** What DJL's binding was built against; another version loads and fails later. */
    static final String VERSION = "2.7.1";

    static final String FLAVOR = "cu128";
    private static final int LONGEST_VERSION = 100;

    /** {@code libtorch}'s parent, itself or its {@code lib}: people name any of them. */
    static TorchFolder of(Path named) {
        return Stream.of(named.resolve("libtorch"), named, parent(named))
                .filter(f -> Files.isDirectory(f.resolve("lib")))
                .findFirst()
                .map(f -> new TorchFolder(f, f.resolve("lib")))
                .orElseGet(() -> new TorchFolder(named, named));
    }

    private static Path parent(Path named) {
        return Optional.ofNullable(named.toAbsolutePath().getParent())
                .filter(_ -> named.endsWith("lib"))
                .orElse(named);
    }

    /** Names of the files that are not there. */
    List<String> missing() {
        return Stream.of("c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch")
                .map(System::mapLibraryName)
                .filter(name -> !Files.isRegularFile(libraries.resolve(name)))
                .toList();
    }

    /** As its {@code build-version} says: {@code 2.7.1+cu128}. */
    Optional<String> version() {
        Path file = folder.resolve("build-version");
        try {
            return Files.isRegularFile(file) && Files.size(file) < LONGEST_VERSION
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // then the trial decides
        }
    }

    boolean anotherVersion() {
        return version().filter(v -> !v.startsWith(VERSION + "+cu12")).isPresent();
    }
}
