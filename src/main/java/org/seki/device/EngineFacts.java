package org.seki.device;

/**
 * What the engine turned out to be.
 *
 * @param version of libtorch
 * @param device {@code cpu}, {@code gpu(0)}
 * @param threads that share one operation
 * @param libraries the folder its native libraries lie in
 * @param seconds it took to load
 */
public record EngineFacts(
        String version, String device, int threads, String libraries, double seconds) {}
