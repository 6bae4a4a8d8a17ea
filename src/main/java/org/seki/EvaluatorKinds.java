package org.seki;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.seki.data.Datasets;
import org.seki.device.EngineThread;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.scratch.ScratchEvaluator;
import org.seki.evaluation.scratch.ScratchSettings;
import org.seki.evaluation.supernet.SupernetEvaluator;
import org.seki.evaluation.supernet.SupernetSettings;
import org.seki.evaluation.zerocost.ZeroCostEvaluator;
import org.seki.evaluation.zerocost.ZeroCostSettings;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.SearchSpace;
import org.seki.ui.setup.Choices.Offer;

/** The evaluators there are, by name. */
final class EvaluatorKinds {
    /** One kind of evaluator. */
    interface Kind {
        /**
         * As a run's settings are kept: with all that a resumed run needs to evaluate alike.
         *
         * @throws SearchRefused in a sentence, when nothing could be evaluated so
         */
        SearchSettings settled(SearchSettings settings, SearchSpace space);

        /**
         * @param folder the run's own, for weights
         * @throws SearchRefused in a sentence, when what is needed is not there any more
         */
        Evaluator of(SearchSettings settings, SearchSpace space, Path folder);
    }

    private final Map<String, Kind> kinds;

    /**
     * @param engine started only when an evaluator needs it
     */
    EvaluatorKinds(Datasets datasets, Supplier<EngineThread> engine, Path assets) {
        var tables = new Tables();
        kinds =
                Map.of(
                        "supernet",
                        new NetworkKind<>(
                                datasets,
                                SupernetSettings::of,
                                (space, images, settings, seed, folder) ->
                                        new SupernetEvaluator(
                                                space,
                                                images,
                                                settings,
                                                seed,
                                                engine.get(),
                                                folder,
                                                assets)),
                        "zerocost",
                        new NetworkKind<>(
                                datasets,
                                ZeroCostSettings::of,
                                (space, images, settings, seed, folder) ->
                                        new ZeroCostEvaluator(
                                                space,
                                                images,
                                                settings,
                                                seed,
                                                engine.get(),
                                                folder)),
                        "scratch",
                        new NetworkKind<>(
                                datasets,
                                ScratchSettings::of,
                                (space, images, settings, seed, folder) ->
                                        new ScratchEvaluator(
                                                space,
                                                images,
                                                settings,
                                                seed,
                                                engine.get(),
                                                folder)),
                        "table",
                        new TableKind(tables),
                        "surrogate",
                        new SurrogateKind(tables));
    }

    /** Refuses what could not be evaluated, before a run exists; see {@link Kind#settled}. */
    SearchSettings settled(SearchSettings settings, SearchSpace space) {
        return kind(settings).settled(settings, space);
    }

    /** All of them, for people to choose from; an empty file is to be named. */
    static List<Offer<Choice>> offers() {
        return List.of(
                new Offer<>(
                        "Supernet, quick: about a minute",
                        new Choice("supernet", Map.of("preset", "quick"))),
                new Offer<>(
                        "Supernet, 20 minutes of training",
                        new Choice("supernet", Map.of("minutes", "20"))),
                new Offer<>(
                        "Supernet, as in DARTS: 50 epochs",
                        new Choice("supernet", Map.of("preset", "paper"))),
                new Offer<>("Untrained networks: at once", new Choice("zerocost", Map.of())),
                new Offer<>(
                        "Training from scratch: seconds to minutes each",
                        new Choice("scratch", Map.of())),
                new Offer<>("Benchmark table", new Choice("table", Map.of("file", ""))),
                new Offer<>(
                        "Surrogate of a benchmark table",
                        new Choice("surrogate", Map.of("file", ""))));
    }

    Evaluator of(SearchSettings settings, SearchSpace space, Path folder) {
        return kind(settings).of(settings, space, folder);
    }

    private Kind kind(SearchSettings settings) {
        Kind kind = kinds.get(settings.evaluator().kind());
        if (kind == null) {
            throw new SearchRefused(
                    "No evaluator is called \"%s\".".formatted(settings.evaluator().kind()),
                    "evaluator",
                    "Choose supernet, zerocost, scratch, table or surrogate.");
        }
        return kind;
    }
}
