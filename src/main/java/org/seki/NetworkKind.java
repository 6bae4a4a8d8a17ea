package org.seki;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.seki.data.DataRefused;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.data.WorkData;
import org.seki.evaluation.Evaluator;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.SearchSpace;

/**
 * An evaluator that builds networks and feeds them images of a data set.
 *
 * @param <S> its settings, read from the options a person wrote
 */
record NetworkKind<S>(Datasets datasets, Reader<S> reader, Maker<S> maker)
        implements EvaluatorKinds.Kind {
    /**
     * The spaces that networks are built of; the others can be read, described and looked up in
     * tables.
     */
    static final List<String> SPACES = List.of("nasbench201", "darts");

    /** Understands options. */
    interface Reader<S> {
        /**
         * @throws IllegalArgumentException with a sentence that names the option
         */
        S of(Map<String, String> options, SearchSpace space, Dataset dataset);
    }

    /** Makes the evaluator; may start the engine. */
    interface Maker<S> {
        Evaluator of(SearchSpace space, Dataset dataset, S settings, long seed, Path folder);
    }

    @Override
    public SearchSettings settled(SearchSettings settings, SearchSpace space) {
        prepared(settings, space);
        return settings;
    }

    @Override
    public Evaluator of(SearchSettings settings, SearchSpace space, Path folder) {
        Prepared<S> prepared = prepared(settings, space);
        keep(prepared.dataset, settings.seed(), folder);
        return maker.of(space, prepared.dataset, prepared.settings, settings.seed(), folder);
    }

    /** With which images the run works: a half trains, a half validates, as in DARTS. */
    private static void keep(Dataset dataset, long seed, Path folder) {
        try {
            WorkData.in(folder, dataset, dataset.digest(), 0.5, seed).keep(folder);
        } catch (DataRefused refused) {
            throw refused(refused);
        } catch (IOException e) {
            throw new SearchRefused(
                    "It cannot be kept with which images the run works: " + e.getMessage(),
                    folder.toString(),
                    "Make room or allow writing there.");
        }
    }

    private static SearchRefused refused(DataRefused refused) {
        return new SearchRefused(
                String.valueOf(refused.getMessage()), refused.where(), refused.next());
    }

    private record Prepared<S>(Dataset dataset, S settings) {}

    private Prepared<S> prepared(SearchSettings settings, SearchSpace space) {
        if (!SPACES.contains(space.id())) {
            throw new SearchRefused(
                    "No networks are built of the %s space.".formatted(space.title()),
                    "space",
                    "Search one of " + String.join(", ", SPACES) + ".");
        }
        try {
            Dataset dataset = datasets.open(settings.dataset());
            return new Prepared<>(
                    dataset, reader.of(settings.evaluator().options(), space, dataset));
        } catch (DataRefused refused) {
            throw refused(refused);
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()), "evaluator", "Correct this option.");
        }
    }
}
