package org.seki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.seki.data.DataRefused;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.Cuda;
import org.seki.device.Devices;
import org.seki.device.EngineFacts;
import org.seki.device.EngineThread;
import org.seki.device.EngineUnavailable;
import org.seki.device.Folders;
import org.seki.device.Machine;
import org.seki.device.SelfTest;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code seki doctor}: is everything here? Each line is ok or says what to do; exit code 2 when one
 * is not.
 */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check this machine: each line is ok or says what to do.")
final class DoctorCommand implements Callable<Integer> {
    private static final int LEAST_JAVA = 25;

    /** Columns of what is said; with what stands before, a terminal of 100. */
    private static final int WIDTH = 78;

    private static final long LEAST_MEMORY = 4L << 30;
    private static final long LEAST_DISK = 1L << 30;

    private final Services services;
    private final Output output;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    DoctorCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Check(String name, boolean ok, String found, String next) {
        static Check ok(String name, String found) {
            return new Check(name, true, found, "");
        }

        static Check of(String name, boolean ok, String found, String next) {
            return new Check(name, ok, found, ok ? "" : next);
        }
    }

    private record Checks(boolean ok, List<Check> checks) {}

    @Override
    public Integer call() {
        List<Check> checks = new ArrayList<>();
        List<Supplier<List<Check>>> all =
                List.of(
                        this::machine,
                        this::engine,
                        this::card,
                        this::store,
                        this::data,
                        this::window);
        for (Supplier<List<Check>> some : all) {
            List<Check> found = some.get();
            checks.addAll(found);
            if (!json) {
                found.forEach(this::tell);
            }
        }
        boolean ok = checks.stream().allMatch(Check::ok);
        if (json) {
            output.json(new Checks(ok, checks));
        }
        return ok ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void tell(Check check) {
        String head = "%-4s %-16s ".formatted(check.ok() ? "ok" : "!!", check.name());
        String below = " ".repeat(head.length());
        output.line(head + wrapped(check.found(), below));
        if (!check.next().isEmpty()) {
            output.line(below + wrapped(check.next(), below));
        }
    }

    /** In lines that fit a terminal of 100 columns, broken at spaces only: paths stay whole. */
    private static String wrapped(String text, String below) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : text.split(" ")) {
            if (length > 0 && length + 1 + word.length() > WIDTH) {
                lines.append(System.lineSeparator()).append(below);
                length = 0;
            } else if (length > 0) {
                lines.append(' ');
                length++;
            }
            lines.append(word);
            length += word.length();
        }
        return lines.toString();
    }

    private List<Check> machine() {
        Machine machine = Machine.here();
        return List.of(
                Check.of(
                        "JDK",
                        Runtime.version().feature() >= LEAST_JAVA,
                        machine.java(),
                        "Start it with Java 25 or newer."),
                Check.ok("system", machine.system()),
                Check.of(
                        "memory",
                        machine.memory() >= LEAST_MEMORY,
                        String.format(
                                Locale.ROOT,
                                "%.1f GB, of which the Java heap may take %.1f GB",
                                machine.memory() / 1e9,
                                machine.heap() / 1e9),
                        "A quick search takes up to 3 GB: close other programs, or use a machine with 4 GB or more."));
    }

    private List<Check> engine() {
        EngineThread engine = services.engine();
        EngineFacts facts;
        try {
            facts = engine.facts();
        } catch (EngineUnavailable e) {
            return List.of(
                    Check.of(
                            "engine",
                            false,
                            String.valueOf(e.getMessage()),
                            "Then run `seki doctor` again."));
        }
        SelfTest test = SelfTest.run(engine);
        return List.of(
                Check.ok(
                        "engine",
                        String.format(
                                Locale.ROOT,
                                "PyTorch %s in %s, loaded in %.1f s",
                                facts.version(),
                                facts.libraries(),
                                facts.seconds())),
                Check.ok("device", facts.device().replace("()", "").toUpperCase(Locale.ROOT)),
                Check.ok(
                        "threads",
                        facts.threads() + " of " + Runtime.getRuntime().availableProcessors()),
                Check.of(
                        "gradients",
                        test.passed(),
                        test.sentence(),
                        "Scores from this machine are not to be trusted: report the processor and this line."));
    }

    /** A machine without a card lacks nothing; one that was chosen and cannot compute does. */
    private List<Check> card() {
        Devices devices = services.devices();
        Cuda cuda = devices.look();
        boolean missed = devices.chosen().cuda() && !(cuda instanceof Cuda.Works);
        List<Check> found = new ArrayList<>();
        found.add(new Check("CUDA", !missed, cuda.sentence(), inCommands(cuda)));
        if (!devices.fellBack().isEmpty()) {
            found.add(new Check("device", false, devices.fellBack(), ""));
        }
        return found;
    }

    /** What the window has a button for. */
    private static String inCommands(Cuda cuda) {
        return switch (cuda) {
            case Cuda.NoLibrary _, Cuda.NotTheLibrary _, Cuda.Fails _ ->
                    typed(cuda.next(), "seki device --fetch", "seki device --library FOLDER");
            case Cuda.Untried _ -> typed(cuda.next(), "seki device --try");
            case Cuda.Works _ -> "seki device --cuda has the next start compute on it, --cpu not.";
            case Cuda.Unsupported _, Cuda.NoDriver _, Cuda.NoCard _, Cuda.OldDriver _ ->
                    cuda.next();
        };
    }

    /** The next step with what to type for it. */
    private static String typed(String next, String... commands) {
        return "%s Type `%s`.".formatted(next, String.join("` or `", commands));
    }

    private List<Check> store() {
        Path folder = workspace.in(services.folders());
        try {
            int runs = services.searches(folder).runs().size();
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there)) {
                there = there.resolveSibling("..").normalize();
            }
            long free = Files.getFileStore(there).getUsableSpace();
            return List.of(
                    Check.of(
                            "workspace",
                            Files.isWritable(there),
                            folder + ", " + runs + (runs == 1 ? " run" : " runs"),
                            "This folder cannot be written: choose another with --workspace."),
                    Check.of(
                            "disk",
                            free >= LEAST_DISK,
                            String.format(Locale.ROOT, "%.1f GB free there", free / 1e9),
                            "Free 1 GB, or choose another disk with --workspace."));
        } catch (SearchRefused refused) {
            return List.of(
                    Check.of(
                            "workspace",
                            false,
                            String.valueOf(refused.getMessage()),
                            refused.next()));
        } catch (JournalException | IOException e) {
            return List.of(
                    Check.of(
                            "workspace",
                            false,
                            folder + ": " + e.getMessage(),
                            "Choose another folder with --workspace."));
        }
    }

    private List<Check> data() {
        try {
            Dataset built = services.datasets().open(Datasets.FASHION);
            return List.of(
                    Check.ok(
                            "data sets",
                            "%s: %s, %,d images to train with"
                                    .formatted(
                                            built.name(), built.title(), built.train().count())));
        } catch (DataRefused refused) {
            return List.of(
                    Check.of(
                            "data sets",
                            false,
                            refused.getMessage() + " " + refused.where(),
                            refused.next()));
        }
    }

    private List<Check> window() {
        Folders folders = services.folders();
        return List.of(
                Check.ok(
                        "window",
                        services.display()
                                ? "there is a display"
                                : "no display here: `seki` searches in the terminal"),
                Check.ok("log", folders.logs().resolve("seki.log").toString()));
    }
}
