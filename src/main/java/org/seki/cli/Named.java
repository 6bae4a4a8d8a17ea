package org.seki.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchRefused;
import org.seki.search.Searches;
import org.seki.search.Searches.RunSummary;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/**
 * What {@code GENOTYPE|RUN} names: an architecture, or the best one of a run.
 *
 * @param dataset what the run searched on
 */
record Named(Architecture architecture, Optional<String> dataset) {
    /**
     * @param space its id, where the text alone does not decide
     * @throws SearchRefused in a sentence when it is neither
     */
    static Named of(String text, @Nullable String space, Searches searches) {
        Optional<RunSummary> run =
                searches.runs().stream().filter(r -> r.run().equals(text)).findFirst();
        return run.isPresent() ? best(run.get()) : new Named(read(text, space), Optional.empty());
    }

    private static Named best(RunSummary run) {
        if (run.evaluations() == 0) {
            throw new SearchRefused(
                    "The run has not evaluated anything yet.",
                    "run " + run.run(),
                    "`seki resume " + run.run() + "` continues it.");
        }
        return new Named(
                read(run.bestGenotype(), run.settings().space()),
                Optional.of(run.settings().dataset()));
    }

    private static Architecture read(String text, @Nullable String space) {
        return switch (space == null ? Spaces.read(text) : known(space).read(text)) {
            case GenotypeReading.Read read -> read.architecture();
            case GenotypeReading.Fault fault ->
                    throw new SearchRefused(
                            "This is neither a run of the workspace nor a genotype. "
                                    + fault.sentence(),
                            "character %d of the genotype".formatted(fault.position()),
                            fault.nearest()
                                    .map(n -> "Did you mean %s?".formatted(n))
                                    .orElse("`seki runs` lists the runs of this workspace."));
        };
    }

    private static SearchSpace known(String space) {
        return Spaces.of(space)
                .orElseThrow(() ->
                        new SearchRefused(Spaces.unknown(space), "--space", "Name one of these."));
    }
}
