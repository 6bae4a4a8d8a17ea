package org.seki.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The spaces there are. */
public final class Spaces {
    private static final List<SearchSpace> ALL =
            List.of(
                    new DartsSpace(),
                    new NasBench201Space(),
                    new TransNasMicroSpace(),
                    new TransNasMacroSpace(),
                    new NasNetSpace(),
                    new FairDartsSpace(),
                    new DartsRnnSpace());

    private Spaces() {}

    public static List<SearchSpace> all() {
        return ALL;
    }

    /** The space with this id, such as {@code darts}. */
    public static Optional<SearchSpace> of(String id) {
        return ALL.stream().filter(space -> space.id().equals(id)).findFirst();
    }

    /** What people call the space with this id; the id where there is none. */
    public static String title(String id) {
        return of(id).map(SearchSpace::title).orElse(id);
    }

    /**
     * For people: no space has this id, but these have theirs, and which one was probably meant.
     */
    public static String unknown(String id) {
        List<String> ids = ALL.stream().map(SearchSpace::id).toList();
        return "No search space is called \"%s\"%s There are %s."
                .formatted(
                        id,
                        NearestName.of(id, ids).map(n -> "; did you mean " + n + "?").orElse("."),
                        String.join(", ", ids));
    }

    /**
     * Reads a genotype of whichever space it is written in; the fault is that of the space whose
     * form the text followed longest.
     */
    public static GenotypeReading read(String text) {
        List<GenotypeReading.Fault> faults = new ArrayList<>();
        for (SearchSpace space : ALL) {
            switch (space.read(text)) {
                case GenotypeReading.Read read -> {
                    return read;
                }
                case GenotypeReading.Fault fault -> faults.add(fault);
            }
        }
        return Collections.max(faults, Comparator.comparingInt(GenotypeReading.Fault::position));
    }
}
