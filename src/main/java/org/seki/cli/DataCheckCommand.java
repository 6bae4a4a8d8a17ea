package org.seki.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.data.Normalisation;
import org.seki.data.PublishedSet;
import org.seki.search.SearchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code seki data check NAME|FOLDER}: the digests of what was fetched; of anything, whether it can
 * be read whole.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Read a data set whole, as a search would; of a fetched one compare the digests first.")
final class DataCheckCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(paramLabel = "NAME|FOLDER", description = "A data set's name, or a folder.")
    private String name = "";

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    DataCheckCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Checked(
            String dataset,
            int classes,
            int train,
            int test,
            int height,
            int width,
            int channels,
            List<Float> mean,
            List<Float> deviation) {}

    @Override
    public Integer call() {
        Datasets datasets = services.datasets();
        try (FetchLine line = new FetchLine(output.err(), ProgressLine.redraws())) {
            Optional<PublishedSet> published =
                    PublishedSet.named(name).filter(datasets.fetched()::has);
            if (published.isPresent()) {
                List<String> wrong = datasets.fetched().check(published.get(), line);
                if (!wrong.isEmpty()) {
                    throw new SearchRefused(
                            String.join(" ", wrong),
                            datasets.fetched().of(published.get()).toString(),
                            "`seki data get %s` fetches what is wrong again.".formatted(name));
                }
            }
            tell(datasets.open(name));
            return ExitCode.DONE;
        } catch (CancellationException stopped) {
            return ExitCode.STOPPED;
        } catch (IOException e) {
            throw new SearchRefused(
                    "It cannot be read: " + e.getMessage(), name, "Check its permissions.");
        }
    }

    private void tell(Dataset set) {
        Normalisation norm = set.train().normalisation();
        Checked checked =
                new Checked(
                        name,
                        set.train().classes().size(),
                        set.train().count(),
                        set.test().count(),
                        set.train().height(),
                        set.train().width(),
                        set.train().channels(),
                        list(norm.mean()),
                        list(norm.deviation()));
        if (json) {
            output.json(checked);
            return;
        }
        output.line(
                "%s: %d classes, %,d images to train with and %,d to test, %d×%d pixels, %d channels. Mean %s, deviation %s."
                        .formatted(
                                set.title(),
                                checked.classes(),
                                checked.train(),
                                checked.test(),
                                checked.height(),
                                checked.width(),
                                checked.channels(),
                                checked.mean(),
                                checked.deviation()));
    }

    private static List<Float> list(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
