package org.seki.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seki.space.NetworkShape;

/**
 * What the metadata of a file with final weights says of them: all that is needed to build the
 * network and to feed it.
 *
 * @param space its id
 * @param mean of every image channel, of values from 0 to 1, taken off before the network
 * @param deviation that is divided by then
 * @param classes names, by label
 * @param origin data set, preset, seed and epoch, for people
 */
public record TrainedNetwork(
        String space,
        String genotype,
        NetworkShape shape,
        List<Float> mean,
        List<Float> deviation,
        List<String> classes,
        String origin) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("space", space);
        metadata.put("genotype", genotype);
        try {
            metadata.put("shape", JSON.writeValueAsString(shape));
            metadata.put("mean", JSON.writeValueAsString(mean));
            metadata.put("deviation", JSON.writeValueAsString(deviation));
            metadata.put("classes", JSON.writeValueAsString(classes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data can be written", e);
        }
        metadata.put("origin", origin);
        return metadata;
    }

    /**
     * @param file for the sentence only
     * @throws IOException in a sentence when something is missing
     */
    public static TrainedNetwork of(Map<String, String> metadata, Path file) throws IOException {
        try {
            return new TrainedNetwork(
                    metadata.getOrDefault("space", ""),
                    metadata.getOrDefault("genotype", ""),
                    JSON.readValue(metadata.getOrDefault("shape", ""), NetworkShape.class),
                    JSON.readValue(metadata.getOrDefault("mean", ""), new TypeReference<>() {}),
                    JSON.readValue(
                            metadata.getOrDefault("deviation", ""), new TypeReference<>() {}),
                    JSON.readValue(metadata.getOrDefault("classes", ""), new TypeReference<>() {}),
                    metadata.getOrDefault("origin", ""));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s does not say which network its weights belong to: %s"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        }
    }
}
