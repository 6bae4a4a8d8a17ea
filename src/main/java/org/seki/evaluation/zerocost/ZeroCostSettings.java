package org.seki.evaluation.zerocost;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seki.data.Dataset;
import org.seki.evaluation.Options;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;

/**
 * All that decides the scores of a {@link ZeroCostEvaluator} besides space, data set and seed.
 *
 * @param parts what the score is the rank aggregate of; one alone is that score's rank
 * @param shape of the untrained networks, the classes and image size being the data set's
 * @param images that NASWOT looks at
 * @param draws of first weights that NASWOT and Zen are means of
 * @param reference random architectures that ranks are taken among
 */
public record ZeroCostSettings(
        List<ZeroCostScore> parts, NetworkShape shape, int images, int draws, int reference) {
    private static final Set<String> OPTIONS =
            Set.of("parts", "channels", "cells", "images", "draws", "reference");

    private static final List<ZeroCostScore> PARTS =
            List.of(ZeroCostScore.NASWOT, ZeroCostScore.EXPRESSIVITY, ZeroCostScore.PARAMETERS);

    public ZeroCostSettings {
        parts = List.copyOf(parts);
        if (reference < 2 || images < 2) {
            throw new IllegalArgumentException(
                    "At least 2 images and 2 random architectures are needed.");
        }
    }

    /**
     * @throws IllegalArgumentException with a sentence that names the option
     */
    public static ZeroCostSettings of(
            Map<String, String> options, SearchSpace space, Dataset dataset) {
        Options written = new Options("zero-cost evaluator", options).only(OPTIONS);
        boolean small = space.id().equals("nasbench201");
        NetworkShape shape =
                new NetworkShape(
                        written.number("channels", 16),
                        written.number("cells", small ? 3 : 5),
                        dataset.train().classes().size(),
                        dataset.train().channels(),
                        dataset.train().height());
        return new ZeroCostSettings(
                written.choices("parts", ZeroCostScore.class, PARTS),
                shape,
                Math.min(written.number("images", 48), dataset.train().count()),
                written.number("draws", 2),
                written.number("reference", 40));
    }
}
