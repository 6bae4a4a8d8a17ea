package org.seki.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a final training went: every epoch, the sums of the one that goes on, and the time it took.
 * Kept in the checkpoint, so that it fits the weights.
 */
final class History {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Epoch> epochs = new ArrayList<>();
    private double loss;
    private double accuracy;
    private double seconds;

    /** Takes over what a checkpoint holds. */
    void read(Map<String, String> metadata) throws IOException {
        epochs.addAll(
                JSON.readValue(
                        metadata.getOrDefault("epochs", "[]"),
                        new TypeReference<List<Epoch>>() {}));
        try {
            loss = Double.parseDouble(metadata.getOrDefault("loss", "0"));
            accuracy = Double.parseDouble(metadata.getOrDefault("accuracy", "0"));
            seconds = Double.parseDouble(metadata.getOrDefault("seconds", "0"));
        } catch (NumberFormatException e) {
            throw new IOException("a number of the checkpoint is none: " + e.getMessage(), e);
        }
    }

    Map<String, String> metadata() {
        try {
            return Map.of(
                    "epochs",
                    JSON.writeValueAsString(epochs),
                    "loss",
                    String.valueOf(loss),
                    "accuracy",
                    String.valueOf(accuracy),
                    "seconds",
                    String.valueOf(seconds));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    void step(double stepLoss, double stepAccuracy) {
        loss += stepLoss;
        accuracy += stepAccuracy;
    }

    void took(double more) {
        seconds += more;
    }

    double seconds() {
        return seconds;
    }

    /**
     * Ends the epoch.
     *
     * @param steps it had
     * @param validation on the held images; empty for none
     */
    Epoch end(int steps, double rate, Optional<Scores> validation) {
        Epoch epoch =
                new Epoch(
                        epochs.size() + 1,
                        rate,
                        loss / steps,
                        100 * accuracy / steps,
                        validation.map(Scores::loss).orElse(Double.NaN),
                        validation.map(v -> 100 * v.accuracy()).orElse(Double.NaN));
        epochs.add(epoch);
        loss = 0;
        accuracy = 0;
        return epoch;
    }

    /** The last one of the highest validation accuracy, or simply the last. */
    Optional<Epoch> best() {
        return epochs.stream()
                .reduce((a, b) ->
                        Double.isNaN(b.validation()) || b.validation() >= a.validation() ? b : a);
    }

    /** Epochs since the best one. */
    int sinceBest() {
        return best().map(b -> epochs.size() - b.epoch()).orElse(0);
    }

    List<Epoch> epochs() {
        return List.copyOf(epochs);
    }
}
