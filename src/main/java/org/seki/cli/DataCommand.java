package org.seki.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.seki.data.FetchedSets;
import org.seki.data.PublishedSet;
import org.seki.search.SearchRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seki data}: the published data sets, and which of them are here. */
@Command(
        name = "data",
        aliases = "datasets",
        mixinStandardHelpOptions = true,
        description =
                "List, fetch and check published data sets; a folder of your own needs none of it.")
final class DataCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    private DataCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    static CommandLine with(Services services, Output output) {
        return new CommandLine(new DataCommand(services, output))
                .addSubcommand("list", new DataCommand(services, output))
                .addSubcommand(new DataGetCommand(services, output))
                .addSubcommand(new DataCheckCommand(services, output));
    }

    private record Sets(List<Set> datasets) {}

    private record Set(String name, String title, long bytes, boolean here, String folder) {}

    /**
     * @throws SearchRefused when there is no such set
     */
    static PublishedSet named(String name) {
        return PublishedSet.named(name)
                .orElseThrow(() ->
                        new SearchRefused(
                                "No published data set is called \"%s\".".formatted(name),
                                "seki data",
                                "Name one of %s."
                                        .formatted(
                                                String.join(
                                                        ", ",
                                                        PublishedSet.all().stream()
                                                                .map(PublishedSet::name)
                                                                .toList()))));
    }

    @Override
    public Integer call() {
        FetchedSets fetched = services.datasets().fetched();
        List<Set> sets =
                PublishedSet.all().stream()
                        .map(s ->
                                new Set(
                                        s.name(),
                                        s.title(),
                                        s.bytes(),
                                        fetched.has(s),
                                        fetched.of(s).toString()))
                        .toList();
        if (json) {
            output.json(new Sets(sets));
            return ExitCode.DONE;
        }
        for (Set set : sets) {
            output.line(
                    String.format(
                            Locale.ROOT,
                            "%-18s %5.0f MB  %s  %s",
                            set.name(),
                            set.bytes() / 1e6,
                            set.here() ? set.folder() : "not here: seki data get " + set.name(),
                            set.title()));
        }
        return ExitCode.DONE;
    }
}
