package org.seki.data;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.seki.device.WholeFile;

/**
 * How the training images of a data set were split and normalised for a piece of work, kept in its
 * folder as {@code data.json}: it goes on with the same, over the same images only.
 *
 * @param digest of the data set, as {@link Dataset#digest}
 * @param mean as in {@link Normalisation}
 * @param deviation as in {@link Normalisation}
 * @param seed of the split
 * @param first indices of the first part, in their order
 * @param second indices of the second part
 */
@SuppressWarnings("ArrayRecordComponent") // given away to loaders
public record WorkData(
        String digest,
        List<Float> mean,
        List<Float> deviation,
        long seed,
        int[] first,
        int[] second) {
    private static final String FILE = "data.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    public WorkData {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(first);
        Objects.requireNonNull(second);
    }

    /** Drawn by the seed, every class in the same proportion; kept nowhere. */
    public static WorkData drawn(Dataset dataset, String digest, double share, long seed) {
        return drawn(dataset, digest, Split.stratified(dataset.train(), share, seed), seed);
    }

    private static WorkData drawn(Dataset dataset, String digest, Split split, long seed) {
        Normalisation normalisation = dataset.train().normalisation();
        return new WorkData(
                digest,
                list(normalisation.mean()),
                list(normalisation.deviation()),
                seed,
                split.first(),
                split.second());
    }

    private static List<Float> list(float[] values) {
        Float[] boxed = new Float[values.length];
        Arrays.setAll(boxed, i -> values[i]);
        return List.of(boxed);
    }

    /**
     * What is kept in the folder; drawn where nothing is, or nothing whole.
     *
     * @param digest of the data set
     * @param share of every class in the first part, 0 to 1
     * @throws DataRefused when the data set is not that which the work was begun with
     */
    public static WorkData in(
            Path folder, Dataset dataset, String digest, double share, long seed) {
        check(folder, dataset, digest);
        Split split = Split.stratified(dataset.train(), share, seed);
        return read(folder)
                .filter(k -> k.isWhole(dataset.train(), split, seed))
                .orElseGet(() -> drawn(dataset, digest, split, seed));
    }

    /**
     * @throws DataRefused when the work in the folder was begun with another data set
     */
    public static void check(Path folder, Dataset dataset, String digest) {
        if (read(folder).filter(k -> !k.digest.equals(digest)).isPresent()) {
            throw new DataRefused(
                    "The data set has changed since this was begun: its images or labels are others",
                    dataset.name(),
                    "Put them back as they were to go on, or begin anew (a training: with another seed); what was begun lies in %s."
                            .formatted(folder));
        }
    }

    /** Empty where there is none, or it is damaged. */
    private static Optional<WorkData> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(JSON.readValue(file.toFile(), WorkData.class))
                    : Optional.empty();
        } catch (JacksonException damaged) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DataRefused(
                    "It cannot be read with which images this was begun: " + e.getMessage(),
                    file.toString(),
                    "Allow reading it, or begin anew with another seed.");
        }
    }

    /** Whether it can be used as it is: nobody has changed it by hand, and no disk. */
    private boolean isWhole(Images images, Split split, long wanted) {
        BitSet used = new BitSet();
        return seed == wanted
                && first.length == split.first().length
                && second.length == split.second().length
                && IntStream.concat(Arrays.stream(first), Arrays.stream(second))
                        .allMatch(i -> i >= 0 && i < images.count() && isFirst(used, i))
                && mean.size() == images.channels()
                && deviation.size() == images.channels()
                && mean.stream().allMatch(m -> m >= 0 && m <= 1)
                && deviation.stream().allMatch(d -> d > 0 && d <= 1);
    }

    private static boolean isFirst(BitSet used, int index) {
        boolean first = !used.get(index);
        used.set(index);
        return first;
    }

    /**
     * Keeps it in the folder, which is made where there is none. Where it is kept already nothing
     * is written: several processes may work in one folder.
     */
    public void keep(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        byte[] whole = JSON.writeValueAsBytes(this);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), whole)) {
            WholeFile.replace(file, unfinished -> Files.write(unfinished, whole));
        }
    }

    public Normalisation normalisation() {
        return new Normalisation(floats(mean), floats(deviation));
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }
}
