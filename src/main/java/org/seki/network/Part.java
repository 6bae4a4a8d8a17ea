package org.seki.network;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something with weights, made of named parts. */
interface Part {
    /** In the order in which they were made. */
    Map<String, Part> parts();

    /** Weights and running statistics that belong to no part. */
    Map<String, Parameter> own();

    /** Every weight and running statistic by dotted name, as in a PyTorch state dictionary. */
    default Map<String, Parameter> state() {
        Map<String, Parameter> state = new LinkedHashMap<>();
        own().forEach(state::put);
        parts().forEach((name, part) ->
                part.state().forEach((k, v) -> state.put(name + "." + k, v)));
        return state;
    }

    /** What training may change, without running statistics. */
    default List<Parameter> trained() {
        return state().values().stream().filter(Parameter::requiresGradient).toList();
    }

    /** The batch norms within. */
    default List<BatchNorm> norms() {
        List<BatchNorm> norms = new ArrayList<>();
        if (this instanceof BatchNorm norm) {
            norms.add(norm);
        }
        parts().values().forEach(p -> norms.addAll(p.norms()));
        return norms;
    }
}
