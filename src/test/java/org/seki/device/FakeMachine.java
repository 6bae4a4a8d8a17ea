package org.seki.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A machine whose driver and libraries are files in a folder. */
public final class FakeMachine {
    public static final String H100 = "550.54.15, 81559, NVIDIA H100 80GB HBM3";

    static final LibtorchArchive ARCHIVE = LibtorchArchive.of("Linux", "amd64").orElseThrow();

    private final Path root;
    private Duration patience = Duration.ofSeconds(20);
    private ProbeProcess probe = ProbeProcess.ofThisProgram();
    private Optional<LibtorchArchive> archive = Optional.of(ARCHIVE);

    /**
     * @param root an empty folder
     */
    public FakeMachine(Path root) {
        this.root = root;
    }

    /** Devices of a machine without a driver, whose settings nobody looks at. */
    public static Devices laptop() {
        try {
            return new FakeMachine(Files.createTempDirectory("laptop")).devices();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Devices devices() {
        return new Devices(
                folders(),
                new DriverSearch(List.of(root.resolve("bin")), root.resolve("proc"), patience),
                probe,
                archive);
    }

    public Folders folders() {
        Folders platform = Folders.ofPlatform();
        return new Folders(
                platform.home(),
                root.resolve("data"),
                root.resolve("config"),
                root.resolve("cache"),
                root.resolve("logs"));
    }

    /** A driver whose tool answers so. */
    public FakeMachine driver(String... lines) {
        return tool("cat <<'END'\n" + String.join("\n", lines) + "\nEND\n");
    }

    /** An {@code nvidia-smi} that does this. */
    FakeMachine tool(String script) {
        script(root.resolve("bin/nvidia-smi"), script);
        return this;
    }

    FakeMachine patience(Duration time) {
        patience = time;
        return this;
    }

    /** A file of the kernel. */
    FakeMachine proc(String name, String text) {
        write(root.resolve("proc/driver/nvidia").resolve(name), text);
        return this;
    }

    FakeMachine withoutCuda() {
        archive = Optional.empty();
        return this;
    }

    FakeMachine archive(LibtorchArchive other) {
        archive = Optional.of(other);
        return this;
    }

    /** Instead of the engine's own process one that does this. */
    public FakeMachine probe(String script) {
        return probe(Duration.ofSeconds(20), script);
    }

    FakeMachine probe(Duration time, String script) {
        Path file = root.resolve("probe");
        script(file, script);
        probe = new ProbeProcess(List.of(file.toString()), time);
        return this;
    }

    /** A folder with all the names of a CUDA build, and nothing that can be loaded. */
    public Path library(String version) {
        Path folder = root.resolve("libtorch");
        for (String name : List.of("c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch")) {
            write(folder.resolve("lib").resolve(System.mapLibraryName(name)), "no library");
        }
        write(folder.resolve("build-version"), version + "\n");
        return folder;
    }

    private static void script(Path file, String text) {
        write(file, "#!/bin/sh\n" + text);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
