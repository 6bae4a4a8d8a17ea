package org.seki.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.seki.data.Dataset;
import org.seki.space.Architecture;

/** What is to be trained. The same order is the same training, however often it was stopped. */
public record TrainingOrder(
        Architecture architecture, Dataset dataset, FinalSettings settings, long seed) {
    private static final int DIGITS = 4;

    /** Of every class, of the training images that are not held. */
    double share() {
        return 1 - (double) settings.held() / dataset.train().count();
    }

    /** Everything that the final weights come from. */
    String fingerprint() {
        return "%s %s %s %d %d %s"
                .formatted(
                        architecture.space().id(),
                        architecture.genotype(),
                        dataset.name(),
                        dataset.train().count(),
                        seed,
                        settings);
    }

    /** Such as {@code darts-fashion-mnist-smoke-1-3f2a9c41}; its folder's name. */
    public String id() {
        String name =
                dataset.name().substring(dataset.name().replace('\\', '/').lastIndexOf('/') + 1);
        return "%s-%s-%s-%d-%s"
                .formatted(
                        architecture.space().id(),
                        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                        settings.preset(),
                        seed,
                        digest());
    }

    private String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(fingerprint().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
