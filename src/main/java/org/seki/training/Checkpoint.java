package org.seki.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A training on disk, after a whole step: weights, running statistics, velocities, step. Engine
 * thread only.
 *
 * @param fingerprint of all settings: a file with another one is not this training's
 */
public record Checkpoint(Path file, String fingerprint) {
    private static final String VELOCITY = "sgd.velocity.";
    private static final String RATES = "sgd.rates";

    public void save(Training training) throws IOException {
        save(training, Map.of());
    }

    /**
     * @param more of one's own, given back by {@link #resume}
     */
    public void save(Training training, Map<String, String> more) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        float[] rates = new float[training.state().size()];
        training.state().forEach((name, p) -> tensors.put(name, tensor(p.getArray())));
        List<String> names = new ArrayList<>(training.state().keySet());
        for (int i = 0; i < rates.length; i++) {
            Parameter parameter = training.state().get(names.get(i));
            Sgd.Velocity velocity = training.sgd().velocities().get(parameter);
            if (velocity != null) {
                tensors.put(VELOCITY + names.get(i), tensor(velocity.array()));
                rates[i] = velocity.rate();
            }
        }
        tensors.put(RATES, new Safetensors.Tensor(new long[] {rates.length}, rates));
        Map<String, String> metadata = new LinkedHashMap<>(more);
        metadata.put("fingerprint", fingerprint);
        metadata.put("step", String.valueOf(training.step()));
        new Safetensors(tensors, metadata).write(file);
    }

    /**
     * @return whether there was one of this training; nothing has changed otherwise
     * @throws IOException in a sentence when the file is damaged
     */
    public boolean load(Training training) throws IOException {
        return resume(training).isPresent();
    }

    /** As {@link #load}, with all metadata where there was one. */
    public Optional<Map<String, String>> resume(Training training) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Safetensors saved = Safetensors.read(file);
        if (!fingerprint.equals(saved.metadata().get("fingerprint"))) {
            return Optional.empty();
        }
        check(saved, training);
        float[] rates = tensor(saved, RATES).values();
        int i = 0;
        for (Map.Entry<String, Parameter> entry : training.state().entrySet()) {
            Parameter parameter = entry.getValue();
            fill(parameter.getArray(), tensor(saved, entry.getKey()));
            Safetensors.Tensor velocity = saved.tensors().get(VELOCITY + entry.getKey());
            if (velocity != null) {
                NDArray array = parameter.getArray().zerosLike();
                array.attach(training.manager());
                fill(array, velocity);
                training.sgd().restore(parameter, new Sgd.Velocity(array, rates[i]));
            }
            i++;
        }
        training.goOnFrom(Long.parseLong(saved.metadata().get("step")));
        return Optional.of(saved.metadata());
    }

    private void check(Safetensors saved, Training training) throws IOException {
        for (Map.Entry<String, Parameter> entry : training.state().entrySet()) {
            Safetensors.Tensor tensor = saved.tensors().get(entry.getKey());
            long[] shape = entry.getValue().getArray().getShape().getShape();
            if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
                throw new IOException(
                        "%s is damaged: %s is missing or of another shape"
                                .formatted(file, entry.getKey()));
            }
        }
        Safetensors.Tensor rates = saved.tensors().get(RATES);
        if (rates == null || rates.values().length != training.state().size()) {
            throw new IOException("%s is damaged: %s is missing".formatted(file, RATES));
        }
    }

    static Safetensors.Tensor tensor(NDArray array) {
        return new Safetensors.Tensor(array.getShape().getShape(), Values.of(array));
    }

    /** Copies the values; the array keeps its memory and its strides. */
    static void fill(NDArray array, Safetensors.Tensor tensor) {
        try (NDManager temporary = array.getManager().newSubManager()) {
            temporary.create(tensor.values(), new Shape(tensor.shape())).copyTo(array);
        }
    }

    static Safetensors.Tensor tensor(Safetensors saved, String name) {
        return Objects.requireNonNull(saved.tensors().get(name), name);
    }
}
