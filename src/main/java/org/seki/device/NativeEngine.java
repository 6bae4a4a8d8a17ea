package org.seki.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** libtorch, loaded: by and for the engine thread. */
record NativeEngine(NDManager manager, EngineFacts facts) {
    /**
     * Unpacks the libraries where they are not yet (6–11 s once), loads them (1–2 s), sets the
     * threads. Never reaches out to the network.
     *
     * @throws EngineUnavailable if they do not load, or do not compute on the card that was asked
     *     for
     */
    static NativeEngine load(EngineSettings settings) {
        long start = System.nanoTime();
        System.setProperty("ai.djl.offline", "true");
        if (System.getenv("DJL_CACHE_DIR") == null && System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", settings.cache().toString());
        }
        try {
            return settings.gpu().isPresent()
                    ? onCard(settings, settings.gpu().get(), start)
                    : started(settings, start);
        } catch (RuntimeException | IOException | LinkageError e) {
            throw new EngineUnavailable(failed(settings, e), e);
        }
    }

    private static NativeEngine started(EngineSettings settings, long start) {
        Engine engine = Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(settings.threads());
        JniUtils.setGradMode(false);
        Path libraries = Path.of(LibUtils.getLibtorchPath());
        Torch.quiet(libraries);
        Torch.withoutNnpack(libraries);
        NDManager manager = engine.newBaseManager();
        return new NativeEngine(
                manager,
                new EngineFacts(
                        engine.getVersion(),
                        manager.getDevice().toString(),
                        JniUtils.getNumThreads(),
                        libraries.toString(),
                        (System.nanoTime() - start) / 1e9));
    }

    /**
     * A CUDA build of another version loads, says it is the right one, and fails at the first
     * operation: so that operation is done here.
     */
    private static NativeEngine onCard(EngineSettings settings, EngineSettings.Gpu gpu, long start)
            throws IOException {
        Optional<CudaStart> note = gpu.note().map(CudaStart::new);
        if (note.isPresent()) {
            note.get().begins();
        }
        System.setProperty("PYTORCH_LIBRARY_PATH", gpu.libraries().toString());
        System.setProperty("PYTORCH_FLAVOR", TorchFolder.FLAVOR);
        NativeEngine engine = started(settings, start);
        if (!engine.manager().getDevice().isGpu()) {
            throw new IllegalStateException("it loads, but sees no card");
        }
        try (NDManager scratch = engine.manager().newSubManager()) {
            scratch.ones(new Shape(2, 2)).matMul(scratch.ones(new Shape(2, 2))).toFloatArray();
        }
        if (note.isPresent()) {
            note.get().through();
        }
        return engine;
    }

    private static String failed(EngineSettings settings, Throwable e) {
        return settings.gpu()
                .map(gpu ->
                        "The CUDA library in %s does not work here (%s). The next start computes on the CPU; `seki doctor` says what to do about the card."
                                .formatted(gpu.libraries(), e.getMessage()))
                .orElse(
                        "The PyTorch library in %s did not load (%s). Check that the disk has 500 MB free and the folder is writable, then start again."
                                .formatted(settings.cache(), e.getMessage()));
    }
}
