package org.seki.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;

/**
 * What one random edit of the parent would have got: the line that a prompt has to be above to be
 * worth its tokens.
 */
final class RandomEdits {
    private static final int MOST = 30;

    private RandomEdits() {}

    /** The mean over all one-edit neighbours of the parent, or over thirty drawn of them. */
    static OptionalDouble value(
            Measure measure, Subject subject, Scorer scorer, RandomGenerator random) {
        Optional<Architecture> parent = subject.parent();
        if (parent.isEmpty() || measure == Measure.TOKENS) {
            return OptionalDouble.empty();
        }
        List<Architecture> neighbours =
                new ArrayList<>(subject.context().space().neighbours(parent.get()));
        if (neighbours.size() > MOST) {
            Collections.shuffle(neighbours, Random.from(random));
            neighbours.subList(MOST, neighbours.size()).clear();
        }
        return neighbours.stream()
                .flatMap(n -> measure.of(Optional.of(n), subject, scorer).stream().boxed())
                .mapToDouble(Double::doubleValue)
                .average();
    }
}
