package org.seki.device;

/** The engine thread for tests: one for all test classes of a JVM. */
public final class SharedEngine {
    private SharedEngine() {}

    public static EngineThread get() {
        Folders folders = Folders.ofPlatform();
        return EngineThread.ofProcess(new EngineSettings(folders.cache().resolve("djl"), 2));
    }
}
