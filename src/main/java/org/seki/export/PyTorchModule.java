package org.seki.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.NetworkShape;

/**
 * A Python file that builds the network of an architecture with PyTorch alone, under the names that
 * our weights have, and loads them.
 *
 * @param weights the name of the safetensors file beside it; empty for none
 * @param mean of every image channel, from 0 to 1
 * @param classes names, by label
 * @param origin where the weights come from, for people
 */
public record PyTorchModule(
        Architecture architecture,
        NetworkShape shape,
        String weights,
        List<Float> mean,
        List<Float> deviation,
        List<String> classes,
        String origin) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether networks of this space can be written. */
    public static boolean canWrite(Architecture architecture) {
        return List.of("darts", "nasbench201").contains(architecture.space().id());
    }

    /**
     * @throws IllegalArgumentException for a space without networks
     */
    public String text() {
        if (!canWrite(architecture)) {
            throw new IllegalArgumentException(
                    "networks of the space %s cannot be built"
                            .formatted(architecture.space().id()));
        }
        return String.join(
                "",
                "\"\"\"A network found by architecture search, for PyTorch. Needs nothing else.\n\n"
                        + "    network = load()                        # reads the weights beside this file\n"
                        + "    logits = network(normalise(images))     # images (N, channels, H, W), 0 to 1\n"
                        + "\"\"\"\n\n",
                part("common"),
                "\n\n",
                constants(),
                part(architecture.space().id()),
                part("loading"));
    }

    private String constants() {
        return "GENOTYPE = %s\nORIGIN = %s\nWEIGHTS = %s\n"
                        .formatted(
                                literal(architecture.genotype()), literal(origin), literal(weights))
                + "CHANNELS = %d\nLAYERS = %d\nIMAGE_CHANNELS = %d\nSTEM = %s\n"
                        .formatted(
                                shape.channels(),
                                shape.cells(),
                                shape.imageChannels(),
                                literal(shape.stem()))
                + "CLASSES = %s\nMEAN = %s\nDEVIATION = %s\n"
                        .formatted(literal(classes), literal(mean), literal(deviation))
                + "CELLS = {\n"
                + architecture.cells().stream()
                        .map(PyTorchModule::cell)
                        .collect(Collectors.joining())
                + "}\n";
    }

    private static String cell(Cell cell) {
        String edges =
                cell.edges().stream()
                        .map(e ->
                                "            (%d, %d, %s),\n"
                                        .formatted(e.from(), e.to(), literal(e.operation().text())))
                        .collect(Collectors.joining());
        return "    %s: {\n        \"nodes\": %d,\n        \"edges\": [\n%s        ],\n        \"concat\": %s,\n    },\n"
                .formatted(literal(cell.name()), cell.nodes(), edges, literal(cell.concat()));
    }

    /** Strings, numbers and lists of them are written in Python as in JSON. */
    private static String literal(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data can be written", e);
        }
    }

    private static String part(String name) {
        String file = name + ".py";
        try (InputStream in =
                Objects.requireNonNull(PyTorchModule.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
