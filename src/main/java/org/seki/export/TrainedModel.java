package org.seki.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seki.search.SearchRefused;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.Spaces;
import org.seki.training.Safetensors;
import org.seki.training.TrainedNetwork;

/**
 * A network that was trained, to be written for others.
 *
 * @param weights its file here
 */
public record TrainedModel(Architecture architecture, TrainedNetwork network, Path weights) {
    private static final String MODULE = ".py";
    private static final String WEIGHTS = ".safetensors";

    /**
     * @throws SearchRefused in a sentence when there are no weights yet
     * @throws IOException in a sentence when the file is damaged
     */
    public static TrainedModel read(Path weights) throws IOException {
        if (!Files.isRegularFile(weights)) {
            throw new SearchRefused(
                    "This training has not ended its first epoch: there are no weights yet.",
                    weights.toString(),
                    "Let it go on until then.");
        }
        TrainedNetwork network = TrainedNetwork.of(Safetensors.read(weights).metadata(), weights);
        return new TrainedModel(architecture(network, weights), network, weights);
    }

    private static Architecture architecture(TrainedNetwork network, Path file) throws IOException {
        GenotypeReading reading =
                Spaces.of(network.space())
                        .orElseThrow(() ->
                                new IOException(
                                        "%s is damaged: %s"
                                                .formatted(file, Spaces.unknown(network.space()))))
                        .read(network.genotype());
        return switch (reading) {
            case GenotypeReading.Read read -> read.architecture();
            case GenotypeReading.Fault fault ->
                    throw new IOException("%s is damaged: %s".formatted(file, fault.sentence()));
        };
    }

    /** Where the weights of a module go. */
    public static Path beside(Path module) {
        String name = String.valueOf(module.getFileName());
        String stem =
                name.endsWith(MODULE) ? name.substring(0, name.length() - MODULE.length()) : name;
        return module.resolveSibling(stem + WEIGHTS);
    }

    /**
     * Writes the PyTorch module and, beside it, its weights.
     *
     * @return where the weights went
     * @throws SearchRefused in a sentence, with nothing written, when there is such a file already
     */
    public Path writeModule(Path file) throws IOException {
        Path beside = beside(file);
        if (Files.exists(beside)) {
            throw new SearchRefused(
                    "The weights go beside the module, and there is such a file already.",
                    beside.toString(),
                    "Name another file, or delete this one first.");
        }
        PyTorchModule module =
                new PyTorchModule(
                        architecture,
                        network.shape(),
                        String.valueOf(beside.getFileName()),
                        network.mean(),
                        network.deviation(),
                        network.classes(),
                        network.origin());
        Files.copy(weights, beside);
        Files.writeString(file, module.text());
        return beside;
    }

    public void writeWeights(Path file) throws IOException {
        Files.copy(weights, file);
    }

    /** The weights for {@code numpy.load}. */
    public void writeArrays(Path file) throws IOException {
        new Npz(Safetensors.read(weights).tensors()).write(file);
    }
}
