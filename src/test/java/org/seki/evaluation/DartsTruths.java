package org.seki.evaluation;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/**
 * 214 random architectures of the DARTS space with their true CIFAR-10 accuracies, each trained
 * once.
 *
 * @param accuracies percent
 */
public record DartsTruths(List<Architecture> architectures, double[] accuracies) {
    private static final SearchSpace SPACE = Spaces.of("darts").orElseThrow();

    /** Skips the test, with a line, where the table is not. */
    public static DartsTruths read() throws IOException {
        Path file =
                Path.of(System.getProperty("seki.shared", "../shared"))
                        .resolve("data/darts/darts_random214.csv");
        assumeTrue(Files.exists(file), "the table is not here: " + file);
        List<Architecture> architectures = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row :
                    CSVFormat.DEFAULT
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .get()
                            .parse(reader)) {
                architectures.add(architecture(row.get("normal"), row.get("reduce")));
                accuracies.add(Double.valueOf(row.get("cifar10_test_best")));
            }
        }
        return new DartsTruths(
                architectures, accuracies.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Architecture architecture(String normal, String reduce) {
        String text =
                "Genotype(normal=%s, normal_concat=range(2, 6), reduce=%s, reduce_concat=range(2, 6))"
                        .formatted(cell(normal), cell(reduce));
        return assertInstanceOf(GenotypeReading.Read.class, SPACE.read(text)).architecture();
    }

    /** {@code sep_conv_3x3@2 skip_connect@0|…} as the published text has it. */
    private static String cell(String nodes) {
        return Arrays.stream(nodes.split("[| ]"))
                .map(edge -> edge.split("@"))
                .map(edge -> "('%s', %s)".formatted(edge[0], edge[1]))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
