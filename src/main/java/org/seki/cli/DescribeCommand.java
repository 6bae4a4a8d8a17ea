package org.seki.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchRefused;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.CellDrawing;
import org.seki.space.Diagnosis;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code seki describe GENOTYPE}: parses, draws as text, diagnoses. Measured for the space's
 * published network.
 */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Parse, draw and measure an architecture without building its network.")
final class DescribeCommand implements Callable<Integer> {
    private final Output output;

    @Parameters(paramLabel = "GENOTYPE", description = "In its space's published text form.")
    private String genotype = "";

    @Option(
            names = "--space",
            description = "Search space (default: whichever the text is written in).")
    private @Nullable String space;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    DescribeCommand(Output output) {
        this.output = output;
    }

    private record Description(
            String space,
            String genotype,
            String canonical,
            boolean valid,
            long parameters,
            long macs,
            int skips,
            int depth) {}

    @Override
    public Integer call() {
        return switch (read()) {
            case GenotypeReading.Read read -> describe(read.architecture());
            case GenotypeReading.Fault fault ->
                    throw new SearchRefused(
                            "This is not a genotype. " + fault.sentence(),
                            "character %d of the genotype".formatted(fault.position()),
                            fault.nearest()
                                    .map(n -> "Did you mean %s?".formatted(n))
                                    .orElse(
                                            "Put this right and try again: expected %s."
                                                    .formatted(fault.expected())));
        };
    }

    private GenotypeReading read() {
        if (space == null) {
            return Spaces.read(genotype);
        }
        SearchSpace known =
                Spaces.of(space)
                        .orElseThrow(() ->
                                new SearchRefused(
                                        Spaces.unknown(String.valueOf(space)),
                                        "--space",
                                        "Name one of these."));
        return known.read(genotype);
    }

    private int describe(Architecture a) {
        Diagnosis d = a.space().diagnose(a, a.space().paperShape());
        if (json) {
            output.json(
                    new Description(
                            a.space().id(),
                            a.genotype(),
                            a.canonical(),
                            true,
                            d.parameters(),
                            d.macs(),
                            d.skips(),
                            d.depth()));
        } else {
            output.line(a.space().title());
            a.cells().forEach(this::draw);
            output.line("");
            output.line("genotype        " + a.genotype());
            output.line("canonical form  " + a.canonical());
            output.line(
                    String.format(
                            Locale.ROOT,
                            "parameters      %,d  (%s)",
                            d.parameters(),
                            a.space().network(a.space().paperShape())));
            output.line(String.format(Locale.ROOT, "multiply-adds   %,d", d.macs()));
            output.line("skips           " + d.skips());
            output.line(
                    "depth           " + d.depth() + " operations with weights, at most, in a row");
        }
        return ExitCode.DONE;
    }

    private void draw(Cell cell) {
        output.line("");
        CellDrawing.of(cell).forEach(output::line);
    }
}
