package org.seki.evaluation.supernet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.seki.evaluation.Ranks;

/** Random architectures, measured, that others are ranked among. */
final class Reference {
    private final Map<Measured.Part, Ranks> parts = new EnumMap<>(Measured.Part.class);
    private final Ranks ensemble;
    private final List<Measured> population;

    Reference(List<Measured> population) {
        this.population = List.copyOf(population);
        for (Measured.Part part : Measured.Part.values()) {
            parts.put(part, new Ranks(values(m -> m.of(part))));
        }
        ensemble = new Ranks(values(this::aggregate));
    }

    private double[] values(java.util.function.ToDoubleFunction<Measured> value) {
        return population.stream().mapToDouble(value).toArray();
    }

    /** Percent of random architectures that this part is above. */
    double rank(Measured measured, Measured.Part part) {
        Ranks ranks = parts.get(part);
        if (ranks == null) {
            throw new IllegalStateException("no ranks of " + part);
        }
        return 100 * ranks.share(measured.of(part));
    }

    /** Percent of random architectures that {@link Ranks#together the parts together} are above. */
    double rank(Measured measured) {
        return 100 * ensemble.share(aggregate(measured));
    }

    private double aggregate(Measured measured) {
        return Ranks.together(
                parts.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        e -> e.getKey().metric,
                                        e -> e.getValue().share(measured.of(e.getKey())))));
    }

    List<Measured> population() {
        return population;
    }
}
