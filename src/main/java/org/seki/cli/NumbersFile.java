package org.seki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.seki.export.EventFile;
import org.seki.export.RunTable;
import org.seki.export.TrainingTable;
import org.seki.search.SearchRefused;
import org.seki.search.Searches;
import org.seki.search.Searches.RunSummary;

/**
 * How a run or a training went, as a file for others: {@code .csv}, a line a candidate or an epoch;
 * a name that contains {@code tfevents}, curves for TensorBoard.
 */
record NumbersFile(Services services, Path workspace) {
    private static final String TABLE = ".csv";
    private static final String EVENTS = "tfevents";

    static boolean takes(Path file) {
        return isTable(file) || String.valueOf(file.getFileName()).contains(EVENTS);
    }

    private static boolean isTable(Path file) {
        return String.valueOf(file.getFileName()).endsWith(TABLE);
    }

    /**
     * @param what a run or a training
     * @throws SearchRefused in a sentence, with nothing written
     */
    void write(String what, Path file) {
        try {
            Optional<TrainingTable> training = training(what);
            if (training.isPresent()) {
                training(training.get(), file);
            } else {
                run(what, file);
            }
        } catch (IOException e) {
            throw new SearchRefused(
                    "It cannot be exported: " + e.getMessage(),
                    file.toString(),
                    "Make room, or name another file.");
        }
    }

    private Optional<TrainingTable> training(String what) throws IOException {
        return services.trainings(workspace).kept().stream()
                .flatMap(k ->
                        k.seeds().stream()
                                .filter(s -> s.id().equals(what))
                                .map(s -> new TrainingTable(s.epochs(), k.at())))
                .findFirst();
    }

    private static void training(TrainingTable table, Path file) throws IOException {
        if (isTable(file)) {
            Files.writeString(file, table.csv());
        } else {
            new EventFile(table.curves()).write(file);
        }
    }

    private void run(String what, Path file) throws IOException {
        Searches searches = services.searches(workspace);
        RunTable table = new RunTable(searches.events(what));
        if (isTable(file)) {
            Files.writeString(file, table.csv());
        } else {
            double began =
                    searches.runs().stream()
                            .filter(r -> r.run().equals(what))
                            .map(RunSummary::startedAt)
                            .mapToDouble(t -> Instant.parse(t).toEpochMilli() / 1e3)
                            .findFirst()
                            .orElse(0);
            new EventFile(table.curves(began)).write(file);
        }
    }
}
