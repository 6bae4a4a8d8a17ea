package org.seki.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Path;

/** libtorch, loaded: by and for the engine thread. */
record NativeEngine(NDManager manager, EngineFacts facts) {
    /**
     * Unpacks the libraries where they are not yet (6–11 s once), loads them (1–2 s), sets the
     * threads. Never reaches out to the network.
     *
     * @throws EngineUnavailable if they do not load
     */
    static NativeEngine load(EngineSettings settings) {
        long start = System.nanoTime();
        System.setProperty("ai.djl.offline", "true");
        if (System.getenv("DJL_CACHE_DIR") == null && System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", settings.cache().toString());
        }
        try {
            Engine engine = Engine.getEngine("PyTorch");
            JniUtils.setNumThreads(settings.threads());
            JniUtils.setGradMode(false);
            Path libraries = Path.of(LibUtils.getLibtorchPath());
            Torch.quiet(libraries);
            Torch.withoutNnpack(libraries);
            NDManager manager = engine.newBaseManager();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new NativeEngine(
                    manager,
                    new EngineFacts(
                            engine.getVersion(),
                            manager.getDevice().toString(),
                            JniUtils.getNumThreads(),
                            libraries.toString(),
                            seconds));
        } catch (RuntimeException | LinkageError e) {
            throw new EngineUnavailable(
                    "The PyTorch library in %s did not load (%s). Check that the disk has 500 MB free and the folder is writable, then start again."
                            .formatted(settings.cache(), e.getMessage()),
                    e);
        }
    }
}
