package org.seki.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seki.device.Cuda;
import org.seki.device.DeviceChoice;
import org.seki.device.Devices;
import org.seki.device.ThreadTime;
import org.seki.search.SearchRefused;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seki device}: what networks are trained on from the next start on. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description =
                "Choose what networks are trained on from the next start on; without an option it says what is chosen.")
final class DeviceCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    /** One of them at a time. */
    private static final class Wish {
        @Option(names = "--cpu", description = "Compute on the processor.")
        private boolean cpu;

        @Option(
                names = "--cuda",
                description = "Compute on the NVIDIA card; its library has to have been tried.")
        private boolean cuda;

        @Option(
                names = "--fetch",
                description = "Fetch the native library for the card (over 3 GB) and try it.")
        private boolean fetch;

        @Option(
                names = "--library",
                paramLabel = "FOLDER",
                description = "Name the folder of a CUDA build of libtorch and try it.")
        private @Nullable Path library;

        @Option(names = "--try", description = "Try the native library once more.")
        private boolean attempt;

        @Option(
                names = "--threads",
                paramLabel = "N",
                description = "Threads that share one operation on the processor; 0 for all.")
        private @Nullable Integer threads;

        @Option(
                names = "--measure",
                description = "Measure how fast this processor is with fewer and more threads.")
        private boolean measure;
    }

    @ArgGroup private @Nullable Wish wish;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    DeviceCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    /** Of the next start. */
    private record Choice(String device, int threads, String library, List<ThreadTime> measured) {}

    private record Chosen(boolean done, Choice device) {}

    @Override
    public Integer call() {
        Devices devices = services.devices();
        List<ThreadTime> measured = new ArrayList<>();
        boolean done;
        try (var following = new FetchLine(output.err(), ProgressLine.redraws())) {
            done = wish == null || granted(wish, devices, following, measured);
        } catch (CancellationException e) {
            return ExitCode.STOPPED;
        } catch (IOException | UncheckedIOException e) {
            throw new SearchRefused(String.valueOf(e.getMessage()), "seki device", "");
        }
        DeviceChoice next = devices.chosen();
        if (json) {
            output.json(
                    new Chosen(
                            done,
                            new Choice(
                                    next.cuda() ? "cuda" : "cpu",
                                    next.threads(),
                                    next.library(),
                                    measured)));
        }
        say("From the next start on: %s.".formatted(next.inWords()));
        return done ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private boolean granted(
            Wish wish, Devices devices, FetchLine following, List<ThreadTime> measured)
            throws IOException {
        if (wish.cpu) {
            devices.chooseCpu();
            return true;
        }
        if (wish.threads != null) {
            devices.chooseThreads(checked(wish.threads));
            return true;
        }
        if (wish.measure) {
            measured.addAll(devices.measureThreads(this::tell, following::cancelled));
            say("Best here: seki device --threads " + ThreadTime.best(measured).threads());
            return true;
        }
        if (wish.cuda) {
            return devices.chooseCuda() || told(devices.look());
        }
        if (wish.library != null) {
            devices.chooseLibrary(wish.library);
        }
        if (wish.fetch) {
            Cuda before = devices.look();
            if (!before.lacksLibrary()) {
                return told(before);
            }
            devices.fetchLibrary(services.download(), following);
        }
        return told(devices.attempt(following::cancelled));
    }

    private static int checked(int threads) {
        if (threads < 0 || threads > DeviceChoice.MOST_THREADS) {
            throw new SearchRefused(
                    "%d is no number of threads.".formatted(threads),
                    "--threads",
                    "Give 0 for all processors, or 1 to %d.".formatted(DeviceChoice.MOST_THREADS));
        }
        return threads;
    }

    private boolean told(Cuda cuda) {
        say(cuda.sentence());
        if (!cuda.next().isEmpty()) {
            say(cuda.next());
        }
        return cuda instanceof Cuda.Works;
    }

    private void tell(ThreadTime time) {
        say(
                String.format(
                        Locale.ROOT,
                        "%2d threads  %.1f ms a layer",
                        time.threads(),
                        time.milliseconds()));
    }

    /** To people; with {@code --json} beside the object. */
    private void say(String text) {
        if (json) {
            output.err().println(text);
            output.err().flush();
        } else {
            output.line(text);
        }
    }
}
