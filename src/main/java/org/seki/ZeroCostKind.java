package org.seki;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.seki.data.DataRefused;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.EngineThread;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.zerocost.ZeroCostEvaluator;
import org.seki.evaluation.zerocost.ZeroCostSettings;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.SearchSpace;

/** Scores of untrained networks; its options are {@link ZeroCostSettings}. */
record ZeroCostKind(Datasets datasets, Supplier<EngineThread> engine)
        implements EvaluatorKinds.Kind {
    @Override
    public SearchSettings settled(SearchSettings settings, SearchSpace space) {
        prepared(settings, space);
        return settings;
    }

    @Override
    public Evaluator of(SearchSettings settings, SearchSpace space, Path folder) {
        Prepared prepared = prepared(settings, space);
        return new ZeroCostEvaluator(
                space, prepared.dataset, prepared.settings, settings.seed(), engine.get(), folder);
    }

    private record Prepared(Dataset dataset, ZeroCostSettings settings) {}

    private Prepared prepared(SearchSettings settings, SearchSpace space) {
        if (!SupernetKind.NETWORKS.contains(space.id())) {
            throw new SearchRefused(
                    "No networks are built of the %s space.".formatted(space.title()),
                    "space",
                    "Search one of " + String.join(", ", SupernetKind.NETWORKS) + ".");
        }
        try {
            Dataset dataset = datasets.open(settings.dataset());
            return new Prepared(
                    dataset, ZeroCostSettings.of(settings.evaluator().options(), space, dataset));
        } catch (DataRefused refused) {
            throw new SearchRefused(
                    String.valueOf(refused.getMessage()), refused.where(), refused.next());
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()), "evaluator", "Correct this option.");
        }
    }
}
