package org.seki.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What networks can be trained on here, and what a person chose of it. A choice counts from the
 * next start on: a process has one engine. Everything but {@link #inUse} may block, so it is not
 * for the JavaFX thread.
 */
public final class Devices {
    private static final long ROOM = 10L << 30;

    /** A process that trains a small network: 64 images, 16 channels. */
    private static final long NETWORK = 2L << 30;

    private final Folders folders;
    private final DriverSearch drivers;
    private final EngineTrial trial;
    private final Optional<LibtorchArchive> archive;
    private final EngineSettings engine;
    private final String fellBack;

    /**
     * On this machine, as it was chosen before this process started.
     *
     * @param path folders of programs, as {@code PATH} lists them
     */
    public static Devices here(Folders folders, String path) {
        return new Devices(
                folders,
                DriverSearch.here(path),
                ProbeProcess.ofThisProgram(),
                LibtorchArchive.here());
    }

    /**
     * @param archive the native library for this system, if there is CUDA for it
     */
    Devices(
            Folders folders,
            DriverSearch drivers,
            ProbeProcess probe,
            Optional<LibtorchArchive> archive) {
        this.folders = folders;
        this.drivers = drivers;
        this.trial = new EngineTrial(probe, folders.cache().resolve("djl"));
        this.archive = archive;
        DeviceChoice choice = chosen();
        fellBack = choice.cuda() ? obstacle(choice) : "";
        Optional<EngineSettings.Gpu> gpu =
                Optional.of(choice)
                        .filter(c -> c.cuda() && fellBack.isEmpty())
                        .map(c ->
                                new EngineSettings.Gpu(
                                        TorchFolder.of(Path.of(c.library())).libraries(),
                                        Optional.of(CudaStart.in(folders).note())));
        engine = new EngineSettings(folders.cache().resolve("djl"), threads(choice), gpu);
    }

    private static int threads(DeviceChoice choice) {
        return choice.threads() > 0 ? choice.threads() : Runtime.getRuntime().availableProcessors();
    }

    /** Why a card that was chosen is not used this time; from what lies on the disk alone. */
    private String obstacle(DeviceChoice choice) {
        if (CudaStart.in(folders).failedBefore()) {
            return "The last start with the CUDA library did not get through, so this one computes on the CPU. Try the library in Settings or with `seki device --try`.";
        }
        if (!TorchFolder.of(Path.of(choice.library())).missing().isEmpty()) {
            return "The CUDA library is not in %s any more, so this start computes on the CPU. Name its folder in Settings or with `seki device --library FOLDER`."
                    .formatted(choice.library());
        }
        if (!drivers.promising()) {
            return "The NVIDIA driver is not there any more, so this start computes on the CPU. Install it again, or choose the CPU in Settings or with `seki device --cpu`.";
        }
        return "";
    }

    /** What this process computes with. */
    public EngineSettings engine() {
        return engine;
    }

    /**
     * How many networks are trained at the same time in processes of their own, each on one thread:
     * as many as threads are in use and memory holds; on a card one.
     */
    public int networksAtOnce() {
        long room = Machine.here().memory() / NETWORK;
        return engine.gpu().isPresent() ? 1 : (int) Math.clamp(room, 1, engine.threads());
    }

    /** For the status bar: {@code CPU, 2 threads}. Any thread. */
    public String inUse() {
        return engine.gpu().isPresent()
                ? "GPU (CUDA)"
                : "CPU, %d %s"
                        .formatted(engine.threads(), engine.threads() == 1 ? "thread" : "threads");
    }

    /** Why it is the CPU although a card was chosen, with the way out; empty when it is not so. */
    public String fellBack() {
        return fellBack;
    }

    /** What the next start will compute with. */
    public DeviceChoice chosen() {
        return DeviceChoice.read(file());
    }

    private Path file() {
        return folders.config().resolve("device.json");
    }

    /**
     * @throws UncheckedIOException when it cannot be kept
     */
    private DeviceChoice keep(DeviceChoice choice) {
        try {
            choice.write(file());
            return choice;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The choice cannot be kept in %s: %s".formatted(file(), e.getMessage()), e);
        }
    }

    /**
     * @param count 0 for all processors
     */
    public DeviceChoice chooseThreads(int count) {
        return keep(chosen().withThreads(count));
    }

    public DeviceChoice chooseCpu() {
        return keep(chosen().withCuda(false));
    }

    /** Names the folder with the CUDA library, and says what is to be thought of it. */
    public Cuda chooseLibrary(Path folder) {
        keep(chosen().withLibrary(folder.toAbsolutePath().normalize()));
        return look();
    }

    /** From files and the driver's word alone; three seconds at most. */
    public Cuda look() {
        DeviceChoice choice = chosen();
        if (archive.isEmpty()) {
            return new Cuda.Unsupported(
                    System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        }
        DriverSearch.Sighting sighting = drivers.look();
        if (sighting.driver().isEmpty()) {
            return new Cuda.NoDriver(sighting.tried());
        }
        Driver driver = sighting.driver().get();
        if (driver.cards().isEmpty()) {
            return new Cuda.NoCard(driver.version());
        }
        if (!driver.recent()) {
            return new Cuda.OldDriver(driver);
        }
        return library(driver, choice);
    }

    private Cuda library(Driver driver, DeviceChoice choice) {
        if (choice.library().isEmpty()) {
            return new Cuda.NoLibrary(driver, archive.orElseThrow());
        }
        Path folder = Path.of(choice.library());
        TorchFolder torch = TorchFolder.of(folder);
        if (!torch.missing().isEmpty()) {
            return new Cuda.NotTheLibrary(
                    driver, folder, String.join(", ", torch.missing()) + " missing");
        }
        if (torch.anotherVersion()) {
            return new Cuda.NotTheLibrary(
                    driver, folder, "it is version " + torch.version().orElse("unknown"));
        }
        if (!choice.failure().isEmpty()) {
            return new Cuda.Fails(driver, folder, choice.failure());
        }
        return choice.proven().equals(driver.version())
                ? new Cuda.Works(driver, folder)
                : new Cuda.Untried(driver, folder);
    }

    /**
     * Lets the library compute once, in a process of its own; some seconds, two minutes at most.
     */
    public Cuda attempt(BooleanSupplier cancelled) {
        return switch (look()) {
            case Cuda.Untried untried -> attempt(untried.driver(), untried.folder(), cancelled);
            case Cuda.Fails fails -> attempt(fails.driver(), fails.folder(), cancelled);
            case Cuda.Works works -> attempt(works.driver(), works.folder(), cancelled);
            case Cuda other -> other;
        };
    }

    private Cuda attempt(Driver driver, Path folder, BooleanSupplier cancelled) {
        String why = trial.failure(TorchFolder.of(folder).libraries(), cancelled);
        if (!why.isEmpty()) {
            keep(chosen().failedBecause(why));
            return new Cuda.Fails(driver, folder, why);
        }
        keep(chosen().provenBy(driver.version()));
        try {
            CudaStart.in(folders).through();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cuda.Works(driver, folder);
    }

    /**
     * From the next start on the card computes.
     *
     * @return whether it will: only a library that has computed is taken
     */
    public boolean chooseCuda() {
        boolean works = look() instanceof Cuda.Works;
        keep(chosen().withCuda(works));
        return works;
    }

    /** Counts of threads worth a try here: 1, 2, 4 and all. */
    public static List<Integer> threadCounts() {
        int all = Runtime.getRuntime().availableProcessors();
        return Stream.concat(IntStream.of(1, 2, 4, 8, 16).boxed(), Stream.of(all))
                .filter(n -> n <= all)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * How fast this processor is with so many threads, in a process of its own.
     *
     * @param heard each as soon as it is known, on another thread
     * @throws IOException in a sentence, when it cannot be measured
     */
    public List<ThreadTime> measureThreads(Consumer<ThreadTime> heard, BooleanSupplier cancelled)
            throws IOException {
        return trial.threads(threadCounts(), heard, cancelled);
    }

    /**
     * Fetches and unpacks the native library, and names it as the one to use; not tried yet.
     *
     * @throws IOException in a sentence
     */
    public Cuda fetchLibrary(Fetch fetch, Fetch.Watch watch) throws IOException {
        LibtorchArchive wanted = archive.orElseThrow();
        Path folder = folders.cache().resolve("libtorch-" + wanted.version());
        Files.createDirectories(folder);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < ROOM) {
            throw new IOException(
                    "The library needs 10 GB while it is unpacked, and %s has %.1f GB free. Make room there."
                            .formatted(folder, free / 1e9));
        }
        Path zip = folder.resolve("libtorch.zip");
        fetch.fetch(wanted.address(), zip, wanted.bytes(), wanted.sha256(), watch);
        new LibtorchZip(zip).unpack(folder, watch);
        Files.delete(zip);
        return chooseLibrary(folder);
    }
}
