package org.seki.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.seki.data.Dataset;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/**
 * What a person asks to be trained, as plain data: an order for each seed once the data set is
 * read.
 *
 * @param space its id
 * @param dataset a name or a folder
 * @param foundOn the data set of the search that found it; empty where nobody knows
 * @param options numbers of the preset that were changed, as typed
 * @param seed the first
 * @param seeds how many, one after the other
 */
public record TrainingRequest(
        String space,
        String genotype,
        String dataset,
        String foundOn,
        String preset,
        Map<String, String> options,
        long seed,
        int seeds) {
    private static final int MOST_SEEDS = 100;

    public TrainingRequest {
        options = Map.copyOf(options);
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new IllegalArgumentException(
                    "%d seeds: from 1 to %d can be trained.".formatted(seeds, MOST_SEEDS));
        }
    }

    /**
     * @throws IllegalArgumentException with a sentence when the text is none of the space
     */
    public Architecture architecture() {
        SearchSpace known =
                Spaces.of(space)
                        .orElseThrow(() -> new IllegalArgumentException(Spaces.unknown(space)));
        return switch (known.read(genotype)) {
            case GenotypeReading.Read read -> read.architecture();
            case GenotypeReading.Fault fault ->
                    throw new IllegalArgumentException(fault.sentence());
        };
    }

    /** Whether it was found on one data set and is trained on another. */
    @JsonIgnore
    public boolean isTransfer() {
        return !foundOn.isEmpty() && !foundOn.equals(dataset);
    }

    @JsonIgnore
    List<Long> eachSeed() {
        return LongStream.range(seed, seed + seeds).boxed().toList();
    }

    /** Whether the other asks for the same with other seeds. */
    public boolean repeats(TrainingRequest other) {
        return space.equals(other.space)
                && genotype.equals(other.genotype)
                && dataset.equals(other.dataset)
                && preset.equals(other.preset)
                && options.equals(other.options);
    }

    /**
     * @throws IllegalArgumentException with a sentence that names what is wrong
     */
    TrainingOrder order(Dataset data, long ofSeed) {
        Architecture architecture = architecture();
        return new TrainingOrder(
                architecture,
                data,
                FinalSettings.of(preset, options, architecture.space(), data.train()),
                ofSeed);
    }
}
