package org.seki.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seki.device.Tensors;

/**
 * Stochastic gradient descent with momentum and weight decay exactly as PyTorch's: b ← μ b + (g + λ
 * w), w ← w − η b. The native update keeps v = η b instead, so its momentum is scaled by η / η′
 * when the rate has changed since the parameter's last update. Nesterov's, as PyTorch's too, goes w
 * ← w − η (g + λ w + μ b). Engine thread only; velocities belong to the manager given.
 */
final class Sgd {
    private static final float NO_CLIP = -1;

    private final NDManager manager;
    private final Recipe recipe;
    private final boolean nesterov;
    private final Map<Parameter, Velocity> velocities = new LinkedHashMap<>();

    /** η b, and the η of it. */
    record Velocity(NDArray array, float rate) {}

    Sgd(NDManager manager, Recipe recipe, boolean nesterov) {
        this.manager = manager;
        this.recipe = recipe;
        this.nesterov = nesterov;
    }

    /** Updates the parameters from their gradients, which are zero afterwards. */
    void update(Collection<Parameter> parameters, double rate) {
        float scale = recipe.clip() > 0 ? scale(parameters) : 1;
        for (Parameter parameter : parameters) {
            update(parameter, (float) rate, scale);
        }
    }

    private void update(Parameter parameter, float rate, float scale) {
        NDArray weight = parameter.getArray();
        Velocity old = velocities.computeIfAbsent(parameter, p -> still(p.getArray(), rate));
        float momentum = (float) (recipe.momentum() * rate / old.rate());
        try (NDManager temporary = manager.newSubManager();
                NDArray gradient = weight.getGradient()) {
            NDArray before =
                    nesterov ? old.array().mul(Tensors.scalar(temporary, momentum)) : old.array();
            JniUtils.sgdUpdate(
                    (PtNDArray) weight,
                    (PtNDArray) gradient,
                    (PtNDArray) old.array(),
                    rate,
                    (float) recipe.decay(),
                    scale,
                    NO_CLIP,
                    momentum);
            if (nesterov) {
                before.attach(temporary);
                NDArray ahead =
                        old.array().mul(Tensors.scalar(temporary, (float) recipe.momentum()));
                ahead.attach(temporary);
                weight.addi(before.sub(ahead));
            }
        }
        velocities.put(parameter, new Velocity(old.array(), rate));
        JniUtils.zeroGrad((PtNDArray) weight);
    }

    /** Drops what an abandoned step has added to gradients. */
    static void forget(Collection<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            JniUtils.zeroGrad((PtNDArray) parameter.getArray());
        }
    }

    private Velocity still(NDArray weight, float rate) {
        NDArray zeros = weight.zerosLike();
        zeros.attach(manager);
        zeros.setRequiresGradient(false);
        return new Velocity(zeros, rate);
    }

    /**
     * What brings the norm of all gradients down to the limit, at most 1. Summed here: the native
     * sum depends in its last digit on a gradient's layout in memory, which a resumed training may
     * find changed.
     */
    private float scale(Collection<Parameter> parameters) {
        double squares = 0;
        for (Parameter parameter : parameters) {
            try (NDArray gradient = parameter.getArray().getGradient()) {
                for (float value : Values.of(gradient)) {
                    squares += (double) value * value;
                }
            }
        }
        return (float) Math.min(1, recipe.clip() / (Math.sqrt(squares) + 1e-6));
    }

    Map<Parameter, Velocity> velocities() {
        return velocities;
    }

    /** Takes the velocity over; the array must belong to this one's manager. */
    void restore(Parameter parameter, Velocity velocity) {
        velocities.put(parameter, velocity);
    }
}
