package org.seki.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchRefused;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Diagnosis;
import org.seki.space.Edge;
import org.seki.space.GenotypeReading;
import org.seki.space.NetworkShape;
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
            NetworkShape s = a.space().paperShape();
            output.line(a.space().title());
            a.cells().forEach(this::draw);
            output.line("");
            output.line("genotype        " + a.genotype());
            output.line("canonical form  " + a.canonical());
            output.line(
                    String.format(
                            Locale.ROOT,
                            "parameters      %,d  (%d channels, %d cells%s, %d classes)",
                            d.parameters(),
                            s.channels(),
                            s.cells(),
                            a.space().id().equals("nasbench201") ? " a stage" : "",
                            s.classes()));
            output.line(
                    String.format(
                            Locale.ROOT,
                            "multiply-adds   %,d an image of %d×%d",
                            d.macs(),
                            s.imageSize(),
                            s.imageSize()));
            output.line("skips           " + d.skips());
            output.line(
                    "depth           " + d.depth() + " operations with weights, at most, in a row");
        }
        return ExitCode.DONE;
    }

    private void draw(Cell cell) {
        output.line("");
        output.line(cell.name() + " cell");
        for (int to = cell.inputs(); to < cell.inputs() + cell.nodes(); to++) {
            int node = to;
            List<Edge> into = cell.edges().stream().filter(e -> e.to() == node).toList();
            for (int i = 0; i < into.size(); i++) {
                output.line(
                        "  %-8s %-16s %s %s"
                                .formatted(
                                        name(cell, into.get(i).from()),
                                        "── " + into.get(i).operation().text(),
                                        into.size() == 1
                                                ? "──▶"
                                                : i == 0
                                                        ? "──┬▶"
                                                        : i == into.size() - 1 ? "──┘" : "──┤",
                                        i == 0 ? name(cell, node) : ""));
            }
        }
        output.line(
                "  output = "
                        + String.join(
                                " + ", cell.concat().stream().map(n -> name(cell, n)).toList()));
    }

    private static String name(Cell cell, int node) {
        if (node >= cell.inputs()) {
            return "node " + (node - (cell.inputs() == 1 ? 0 : cell.inputs()));
        }
        return cell.inputs() == 1 ? "input" : node == 0 ? "c_{k-2}" : "c_{k-1}";
    }
}
