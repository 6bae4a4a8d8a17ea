package org.seki.evaluation.supernet;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Percent of random architectures that the parts together are above: the sum of the logarithms
     * of their ranks (Lee and Ham 2024, "AZ-NAS"), so that being poor in one is not made up for by
     * another.
     */
    double rank(Measured measured) {
        return 100 * ensemble.share(aggregate(measured));
    }

    private double aggregate(Measured measured) {
        return Arrays.stream(Measured.Part.values())
                .mapToDouble(p -> Math.log(rank(measured, p)))
                .sum();
    }

    List<Measured> population() {
        return population;
    }
}
