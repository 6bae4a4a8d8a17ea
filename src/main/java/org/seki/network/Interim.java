package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.List;
import java.util.function.Supplier;

/**
 * Arrays on the way to a part's output. Left to the pass's manager, each would live to the end of
 * the step; freed with the output, only what backward needs stays, which autograd holds itself. No
 * array made of Java values may be among them, as it borrows their buffer: see {@link
 * org.seki.device.Tensors#copied}.
 */
final class Interim {
    private Interim() {}

    /**
     * What the computation returns, everything else that it made being freed.
     *
     * @param inputs may be returned as they are
     */
    static NDArray freed(List<NDArray> inputs, Supplier<NDArray> computation) {
        NDArray output;
        try (NDScope scope = new NDScope()) {
            output = computation.get();
            NDScope.unregister(output);
        }
        if (inputs.stream().noneMatch(x -> x == output)) {
            NDScope.register(output); // it is on the way to a larger part's
        }
        return output;
    }

    /** The same of one input. */
    static NDArray freed(NDArray input, Supplier<NDArray> computation) {
        return freed(List.of(input), computation);
    }
}
