package org.seki.device;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What is found out about the engine by starting it in a process of its own. */
record EngineTrial(ProbeProcess process, Path cache) {
    /** Why that CUDA library does not compute, without a full stop; empty when it does. */
    String failure(Path libraries, BooleanSupplier cancelled) {
        List<String> said = new CopyOnWriteArrayList<>();
        try {
            ProbeProcess.Ended ended =
                    process.run(
                            List.of("cuda", cache.toString(), libraries.toString()),
                            said::add,
                            cancelled);
            Optional<String> reason =
                    said.stream().filter(l -> l.startsWith(EngineProbe.FAILS)).findFirst();
            if (reason.isPresent()) {
                return reason.get()
                        .substring(EngineProbe.FAILS.length())
                        .replace(libraries + File.separator, "")
                        .replaceAll("(\\S+: )\\1", "$1")
                        .replaceAll("\\.$", "");
            }
            if (said.stream().anyMatch(l -> l.startsWith(EngineProbe.COMPUTES))) {
                return "";
            }
            return switch (ended) {
                case ProbeProcess.Ended.By by ->
                        "it ended the process that tried it (exit code %d)".formatted(by.exit());
                case ProbeProcess.Ended.Late late ->
                        "it did not compute within %d s".formatted(late.after().toSeconds());
            };
        } catch (IOException e) {
            return "no process can be started to try it: " + e.getMessage();
        }
    }

    /**
     * @param counts of threads to try
     * @param heard each time as soon as it is known, on another thread
     * @throws IOException in a sentence, when nothing could be measured
     */
    List<ThreadTime> threads(
            List<Integer> counts, Consumer<ThreadTime> heard, BooleanSupplier cancelled)
            throws IOException {
        List<ThreadTime> times = new CopyOnWriteArrayList<>();
        List<String> arguments = new ArrayList<>(List.of("threads", cache.toString()));
        counts.forEach(n -> arguments.add(Integer.toString(n)));
        process.run(
                arguments,
                line -> {
                    String[] words = line.split(" ");
                    if (line.startsWith(EngineProbe.THREADS) && words.length == 3) {
                        times.add(
                                new ThreadTime(
                                        Integer.parseInt(words[1]), Double.parseDouble(words[2])));
                        heard.accept(times.getLast());
                    }
                },
                cancelled);
        if (times.isEmpty()) {
            throw new IOException(
                    "The engine did not start in a process of its own. `seki doctor` says why.");
        }
        return List.copyOf(times);
    }
}
