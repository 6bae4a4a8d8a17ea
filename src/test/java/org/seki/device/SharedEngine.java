package org.seki.device;

/**
 * The engine thread for tests: one for all test classes of a JVM. One thread an operation: tests
 * are small, and two that wait for each other on a busy machine take minutes.
 */
public final class SharedEngine {
    private SharedEngine() {}

    public static EngineThread get() {
        Folders folders = Folders.ofPlatform();
        return EngineThread.ofProcess(new EngineSettings(folders.cache().resolve("djl"), 1));
    }
}
