package org.seki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seki.export.CellDot;
import org.seki.export.GenotypeJson;
import org.seki.export.PyTorchModule;
import org.seki.export.PythonGenotype;
import org.seki.export.TrainedModel;
import org.seki.search.SearchRefused;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.training.Trainings;

/**
 * What a run found or a training trained, as a file for others. Its ending says which: {@code .py}
 * a PyTorch module, with its weights beside it when it was trained; {@code .safetensors} the
 * weights alone, {@code .npz} the same for NumPy; {@code .dot} the cells as a graph; {@code .txt}
 * the genotype in Python, {@code .json} in JSON.
 */
record ModelFile(Services services, Path workspace) {
    private static final String MODULE = ".py";
    private static final String WEIGHTS = ".safetensors";
    private static final String NUMPY = ".npz";
    private static final List<String> ENDINGS =
            List.of(MODULE, WEIGHTS, NUMPY, ".dot", ".txt", ".json");

    /**
     * @param weights beside the file
     */
    record Written(Path file, @Nullable Path weights) {}

    /** An architecture and, where it was trained, with what and how. */
    private record Found(Architecture architecture, Optional<TrainedModel> trained) {}

    static boolean takes(Path file) {
        return ENDINGS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }

    /**
     * @param what a training, or a run, whose best counts
     * @throws SearchRefused in a sentence, with nothing written
     */
    Written write(String what, Path file) {
        try {
            Found found = found(what);
            return switch (ending(file)) {
                case MODULE -> module(found, file);
                case WEIGHTS -> {
                    trained(found, what).writeWeights(file);
                    yield new Written(file, null);
                }
                case NUMPY -> {
                    trained(found, what).writeArrays(file);
                    yield new Written(file, null);
                }
                case ".json" -> text(GenotypeJson.text(found.architecture()), file);
                case ".dot" -> text(CellDot.text(found.architecture()), file);
                default -> text(PythonGenotype.text(found.architecture()), file);
            };
        } catch (IOException e) {
            throw new SearchRefused(
                    "It cannot be exported: " + e.getMessage(),
                    file.toString(),
                    "Make room, or name another file.");
        }
    }

    private Found found(String what) throws IOException {
        Trainings trainings = services.trainings(workspace);
        if (!trainings.ids().contains(what)) {
            Named named = Named.of(what, null, services.searches(workspace));
            return new Found(named.architecture(), Optional.empty());
        }
        TrainedModel trained = TrainedModel.read(trainings.best(what));
        return new Found(trained.architecture(), Optional.of(trained));
    }

    private static Written module(Found found, Path file) throws IOException {
        if (!PyTorchModule.canWrite(found.architecture())) {
            throw new SearchRefused(
                    "No PyTorch module can be written of the %s space."
                            .formatted(found.architecture().space().title()),
                    file.toString(),
                    "Name a file that ends in .dot or .txt.");
        }
        if (found.trained().isEmpty()) {
            return text(untrained(found.architecture()).text(), file);
        }
        return new Written(file, found.trained().get().writeModule(file));
    }

    /** The network of the space's paper. */
    private static PyTorchModule untrained(Architecture architecture) {
        NetworkShape shape = architecture.space().paperShape();
        return new PyTorchModule(
                architecture,
                shape,
                "",
                Collections.nCopies(shape.imageChannels(), 0f),
                Collections.nCopies(shape.imageChannels(), 1f),
                IntStream.range(0, shape.classes()).mapToObj(String::valueOf).toList(),
                "not trained");
    }

    private static TrainedModel trained(Found found, String what) {
        return found.trained()
                .orElseThrow(() ->
                        new SearchRefused(
                                "A search trains no weights of its best architecture.",
                                what,
                                "`seki train " + what + "` trains it; export that."));
    }

    private static Written text(String text, Path file) throws IOException {
        Files.writeString(file, text);
        return new Written(file, null);
    }
}
