package org.seki.ui.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seki.export.EventFile;
import org.seki.export.GenotypeJson;
import org.seki.export.PythonGenotype;
import org.seki.export.Scalar;
import org.seki.export.TrainedModel;
import org.seki.export.TrainingTable;
import org.seki.search.SearchRefused;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.Seed;
import org.seki.training.Trainings;

/** The files in which a training leaves the window. */
enum TrainingFile {
    PYTORCH("PyTorch module…", ".py"),
    WEIGHTS("Weights as safetensors…", ".safetensors"),
    NUMPY("Weights for NumPy…", ".npz"),
    GENOTYPE("Genotype in Python…", ".txt"),
    JSON("Genotype as JSON…", ".json"),
    CURVES("Curves as CSV…", ".csv"),
    TENSORBOARD("Curves for TensorBoard…", "");

    private static final int LONGEST_GENOTYPE = 100_000;
    private static final String FOUND = "FOUND = ";

    private final String title;
    private final String ending;

    TrainingFile(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    String title() {
        return title;
    }

    /** What a file is called unless a person says otherwise: {@code darts_cifar10_smoke.py}. */
    String fileName(KeptTraining training) {
        String name =
                "%s_%s_%s"
                        .formatted(
                                training.request().space(),
                                TrainingWords.name(training.request().dataset()),
                                training.request().preset())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_");
        return this == TENSORBOARD ? "events.out.tfevents." + name : name + ending;
    }

    /**
     * @throws SearchRefused in a sentence when there is nothing to write yet
     */
    void write(Trainings trainings, KeptTraining training, Path file) throws IOException {
        switch (this) {
            case PYTORCH -> {
                var _ = TrainedModel.read(best(trainings, training)).writeModule(file);
            }
            case WEIGHTS -> {
                TrainedModel model = TrainedModel.read(best(trainings, training));
                Files.deleteIfExists(file);
                model.writeWeights(file);
            }
            case NUMPY -> TrainedModel.read(best(trainings, training)).writeArrays(file);
            case JSON ->
                    Files.writeString(file, GenotypeJson.text(training.request().architecture()));
            case GENOTYPE ->
                    Files.writeString(file, PythonGenotype.text(training.request().architecture()));
            case CURVES -> Files.writeString(file, csv(training));
            case TENSORBOARD -> new EventFile(scalars(training)).write(file);
        }
    }

    /** Of the seed that validates best. */
    private static Path best(Trainings trainings, KeptTraining training) {
        Optional<Seed> best =
                training.seeds().stream()
                        .filter(s -> !s.epochs().isEmpty())
                        .max(Comparator.comparing(s -> s.best().orElse(0.0)));
        return trainings.best(best.map(Seed::id).orElse("none"));
    }

    /** A line for each epoch of each seed. */
    private static String csv(KeptTraining training) {
        StringBuilder csv = new StringBuilder();
        for (Seed seed : training.seeds()) {
            List<String> lines =
                    new TrainingTable(seed.epochs(), training.at()).csv().lines().toList();
            if (csv.isEmpty()) {
                csv.append("seed,").append(lines.getFirst()).append('\n');
            }
            lines.stream()
                    .skip(1)
                    .forEach(l -> csv.append(seed.seed()).append(',').append(l).append('\n'));
        }
        return csv.toString();
    }

    /** By epoch, each seed's by itself where there are several. */
    private static List<Scalar> scalars(KeptTraining training) {
        List<Scalar> all = new ArrayList<>();
        for (Seed seed : training.seeds()) {
            String of = training.seeds().size() > 1 ? "seed " + seed.seed() + "/" : "";
            new TrainingTable(seed.epochs(), training.at())
                    .curves()
                    .forEach(s -> all.add(new Scalar(of + s.tag(), s.step(), s.value(), s.at())));
        }
        return all;
    }

    /** The text of a file that a person named, or what {@code FOUND = …} says in it. */
    static String genotype(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text =
                    new String(in.readNBytes(LONGEST_GENOTYPE), StandardCharsets.UTF_8).strip();
            int at = text.lastIndexOf(FOUND);
            String found = at < 0 ? text : text.substring(at + FOUND.length());
            return found.strip().replaceAll("^[\"']|[\"']$", "");
        }
    }
}
