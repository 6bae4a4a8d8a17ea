package org.seki.device;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for an NVIDIA driver and its cards without loading anything of them: asks {@code
 * nvidia-smi}, and where that does not answer in time reads {@code /proc/driver/nvidia}. Blocks for
 * that time at most, so never on the JavaFX thread.
 */
public final class DriverSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern KERNEL_MODULE = Pattern.compile("Module\\s+([0-9.]+)\\s");
    private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s*(.+)$");
    private static final int MOST_SAID = 2000;
    private static final long MIB = 1 << 20;

    private final List<Path> path;
    private final Path proc;
    private final Duration patience;

    /**
     * What was found.
     *
     * @param tried for people, when nothing was: {@code no nvidia-smi is installed}
     */
    public record Sighting(Optional<Driver> driver, String tried) {}

    /**
     * On this machine.
     *
     * @param path folders of programs, as {@code PATH} lists them
     */
    static DriverSearch here(String path) {
        return new DriverSearch(
                Stream.of(path.split(File.pathSeparator))
                        .filter(p -> !p.isBlank())
                        .map(Path::of)
                        .toList(),
                Path.of("/proc"),
                PATIENCE);
    }

    /**
     * @param path folders where {@code nvidia-smi} may lie
     * @param proc the kernel's files about processes and drivers
     * @param patience for one answer of {@code nvidia-smi}
     */
    DriverSearch(List<Path> path, Path proc, Duration patience) {
        this.path = List.copyOf(path);
        this.proc = proc;
        this.patience = patience;
    }

    /** At once, from what lies on the disk alone: whether a search could find something. */
    boolean promising() {
        return Files.exists(kernelModule()) || tool().isPresent();
    }

    public Sighting look() {
        Optional<Path> tool = tool();
        if (tool.isEmpty()) {
            return new Sighting(fromKernel(), "no nvidia-smi is installed");
        }
        try {
            Sighting asked = ask(tool.get());
            return asked.driver().isPresent() ? asked : new Sighting(fromKernel(), asked.tried());
        } catch (IOException e) {
            return new Sighting(fromKernel(), "nvidia-smi cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sighting(Optional.empty(), "the search was interrupted");
        }
    }

    private Optional<Path> tool() {
        return path.stream()
                .flatMap(p -> Stream.of(p.resolve("nvidia-smi"), p.resolve("nvidia-smi.exe")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Sighting ask(Path tool) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("seki-driver", ".csv"); // a full pipe would block it
        try {
            Process process =
                    new ProcessBuilder(
                                    tool.toString(),
                                    "--query-gpu=driver_version,memory.total,name",
                                    "--format=csv,noheader,nounits")
                            .redirectErrorStream(true)
                            .redirectOutput(answer.toFile())
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Sighting(
                        Optional.empty(),
                        "nvidia-smi did not answer within %d s".formatted(patience.toSeconds()));
            }
            return read(said(answer), process.exitValue());
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    private static String said(Path answer) throws IOException {
        String all = new String(Files.readAllBytes(answer), StandardCharsets.UTF_8);
        return all.length() > MOST_SAID ? all.substring(0, MOST_SAID) : all;
    }

    /** Lines such as {@code 550.54.15, 81559, NVIDIA H100 80GB HBM3}. */
    private static Sighting read(String said, int exit) {
        List<Card> cards = new ArrayList<>();
        String version = "";
        for (String line : said.lines().toList()) {
            String[] cells = line.split(",", 3);
            if (cells.length == 3 && cells[0].strip().matches("[0-9]+(\\.[0-9]+)+")) {
                version = cells[0].strip();
                cards.add(new Card(cells[2].strip(), memory(cells[1].strip())));
            }
        }
        return cards.isEmpty()
                ? new Sighting(
                        Optional.empty(),
                        said.isBlank()
                                ? "nvidia-smi ended with code %d".formatted(exit)
                                : "nvidia-smi says: " + said.strip().lines().findFirst().orElse(""))
                : new Sighting(Optional.of(new Driver(version, cards)), "");
    }

    private static long memory(String mebibytes) {
        return mebibytes.matches("\\d{1,9}") ? Long.parseLong(mebibytes) * MIB : 0;
    }

    private Path kernelModule() {
        return proc.resolve("driver/nvidia/version");
    }

    private Optional<Driver> fromKernel() {
        try {
            if (!Files.isRegularFile(kernelModule())) {
                return Optional.empty();
            }
            Matcher module = KERNEL_MODULE.matcher(Files.readString(kernelModule()));
            return module.find()
                    ? Optional.of(new Driver(module.group(1), cards()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // without the right to read it, the tool's word stands
        }
    }

    private List<Card> cards() throws IOException {
        Path folder = proc.resolve("driver/nvidia/gpus");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Card> cards = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder).sorted()) {
            for (Path card : all.toList()) {
                Matcher model = MODEL.matcher(Files.readString(card.resolve("information")));
                if (model.find()) {
                    cards.add(new Card(model.group(1).strip(), 0));
                }
            }
        }
        return cards;
    }
}
