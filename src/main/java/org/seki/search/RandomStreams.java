package org.seki.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * All chance of a run, from its seed: a stream for each use, iteration and attempt. No stream
 * depends on how much of another was drawn, so a resumed run draws what an uninterrupted one would
 * have.
 */
public final class RandomStreams {
    private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final long seed;

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** The same stream in every process and on every machine. */
    public RandomGenerator stream(String name, int iteration, int attempt) {
        return ALGORITHM.create(digest(seed + "/" + name + "/" + iteration + "/" + attempt));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
