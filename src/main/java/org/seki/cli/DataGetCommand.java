package org.seki.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.data.PublishedSet;
import org.seki.search.SearchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki data get NAME}. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = "Fetch a published data set, or go on where fetching was cut off.")
final class DataGetCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(paramLabel = "NAME", description = "As `seki data` lists it.")
    private String name = "";

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    DataGetCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Fetched(String dataset, String folder, int train, int test) {}

    @Override
    public Integer call() {
        PublishedSet set = DataCommand.named(name);
        Datasets datasets = services.datasets();
        try (FetchLine line = new FetchLine(output.err(), ProgressLine.redraws())) {
            Path folder = datasets.fetched().get(set, services.download(), line);
            Dataset read = datasets.open(name);
            Fetched fetched =
                    new Fetched(name, folder.toString(), read.train().count(), read.test().count());
            if (json) {
                output.json(fetched);
            } else {
                output.line(
                        "%s lies in %s: %,d images to train with, %,d to test. Use it with --dataset %s."
                                .formatted(name, folder, fetched.train(), fetched.test(), name));
            }
            return ExitCode.DONE;
        } catch (CancellationException stopped) {
            return ExitCode.STOPPED;
        } catch (IOException e) {
            throw new SearchRefused(
                    String.valueOf(e.getMessage()),
                    datasets.fetched().of(set).toString(),
                    "Then run `seki data get %s` again.".formatted(name));
        }
    }
}
