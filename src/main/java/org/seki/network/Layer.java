package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DJL block with one input and one output whose weights exist from the start. Engine thread only;
 * arrays it returns belong to the input's manager, its weights to the manager of their {@link
 * Weights}.
 */
public abstract class Layer extends AbstractBlock implements Part {
    private final Map<String, Part> layers = new LinkedHashMap<>();
    private final Map<String, Parameter> own = new LinkedHashMap<>();

    /** {@code (N, C, H, W)} channels-last in and out, unless the layer says otherwise. */
    public abstract NDArray forward(NDArray x, Pass pass);

    @Override
    protected final NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        return new NDList(
                forward(inputs.singletonOrThrow(), training ? Pass.training() : Pass.evaluation()));
    }

    /** Adds a layer under the name that the published module gives it. */
    final <L extends Layer> L layer(String name, L layer) {
        layers.put(name, layer);
        return addChildBlock(name, layer);
    }

    /** Adds a parameter under its own name. */
    final Parameter own(Parameter parameter) {
        own.put(parameter.getName(), parameter);
        return addParameter(parameter);
    }

    @Override
    public final Map<String, Part> parts() {
        return layers;
    }

    @Override
    public final Map<String, Parameter> own() {
        return own;
    }
}
