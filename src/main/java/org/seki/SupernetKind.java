package org.seki;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.seki.data.DataRefused;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.EngineThread;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.supernet.SupernetEvaluator;
import org.seki.evaluation.supernet.SupernetSettings;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.SearchSpace;

/** Scores by a supernet trained on a data set; its options are {@link SupernetSettings}. */
record SupernetKind(Datasets datasets, Supplier<EngineThread> engine, Path assets)
        implements EvaluatorKinds.Kind {
    /**
     * The spaces that networks are built of; the others can be read, described and looked up in
     * tables.
     */
    static final List<String> NETWORKS = List.of("nasbench201", "darts");

    private record Prepared(Dataset dataset, SupernetSettings supernet) {}

    @Override
    public SearchSettings settled(SearchSettings settings, SearchSpace space) {
        prepared(settings, space);
        return settings;
    }

    @Override
    public Evaluator of(SearchSettings settings, SearchSpace space, Path folder) {
        Prepared prepared = prepared(settings, space);
        return new SupernetEvaluator(
                space,
                prepared.dataset,
                prepared.supernet,
                settings.seed(),
                engine.get(),
                folder,
                assets);
    }

    private Prepared prepared(SearchSettings settings, SearchSpace space) {
        if (!NETWORKS.contains(space.id())) {
            throw new SearchRefused(
                    "There is no supernet of the %s space.".formatted(space.title()),
                    "space",
                    "Search one of " + String.join(", ", NETWORKS) + ".");
        }
        try {
            Dataset dataset = datasets.open(settings.dataset());
            return new Prepared(
                    dataset, SupernetSettings.of(settings.evaluator().options(), space, dataset));
        } catch (DataRefused refused) {
            throw new SearchRefused(
                    String.valueOf(refused.getMessage()), refused.where(), refused.next());
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()), "evaluator", "Correct this option.");
        }
    }
}
