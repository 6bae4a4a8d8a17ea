package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;

/**
 * The layers of one cell of the network: one for each input and one for each candidate edge. Which
 * edges a pass takes, the {@link Cell} says; what cannot reach the output is not computed.
 */
final class CellBlock implements Part {
    private final List<Layer> inputs;
    private final Map<Edge, Layer> edges = new LinkedHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /**
     * @param inputs applied to the cell's inputs, in order
     * @param candidates edges that get a layer; {@code none} needs none
     */
    CellBlock(List<Layer> inputs, List<Edge> candidates, LayerOfEdge layers) {
        this.inputs = List.copyOf(inputs);
        for (int i = 0; i < inputs.size(); i++) {
            parts.put("preprocess" + i, inputs.get(i));
        }
        for (Edge edge : candidates) {
            if (carries(edge)) {
                Layer layer = layers.make(edge);
                edges.put(edge, layer);
                parts.put(
                        "%d-%d.%s".formatted(edge.from(), edge.to(), edge.operation().text()),
                        layer);
            }
        }
    }

    /** Makes the layer of an edge, with this cell's channels and strides. */
    interface LayerOfEdge {
        Layer make(Edge edge);
    }

    /**
     * Nodes sum what their edges bring; the output is the concatenation of the cell's output nodes.
     *
     * @param x the cell's inputs
     */
    NDArray forward(Cell cell, List<NDArray> x, Pass pass) {
        return Interim.freed(x, () -> output(cell, x, pass));
    }

    private NDArray output(Cell cell, List<NDArray> x, Pass pass) {
        BitSet live = live(cell);
        @Nullable NDArray[] nodes = new NDArray[cell.inputs() + cell.nodes()];
        for (int i = 0; i < inputs.size(); i++) {
            nodes[i] = inputs.get(i).forward(x.get(i), pass);
        }
        for (int node = cell.inputs(); node < nodes.length; node++) {
            if (live.get(node)) {
                nodes[node] = sum(cell, node, nodes, pass);
            }
        }
        NDList outputs = new NDList();
        for (int node : cell.concat()) {
            NDArray value = nodes[node];
            outputs.add(value == null ? x.getFirst().zerosLike() : value);
        }
        return outputs.size() == 1 ? outputs.getFirst() : NDArrays.concat(outputs, 1);
    }

    private @Nullable NDArray sum(Cell cell, int node, @Nullable NDArray[] nodes, Pass pass) {
        NDArray sum = null;
        for (Edge edge : cell.edges()) {
            NDArray from = nodes[edge.from()];
            if (edge.to() == node && carries(edge) && from != null) {
                pass.check().run();
                Layer layer = layer(edge);
                NDArray y = layer.forward(from, pass);
                y = layer instanceof Identity ? y : pass.drop().of(y);
                sum = sum == null ? y : sum.add(y);
            }
        }
        return sum;
    }

    /** The layers that take part in the output, inputs first. */
    List<Part> path(Cell cell) {
        BitSet live = live(cell);
        List<Part> path = new ArrayList<>(inputs);
        for (Edge edge : cell.edges()) {
            if (live.get(edge.from()) && live.get(edge.to()) && carries(edge)) {
                path.add(layer(edge));
            }
        }
        return path;
    }

    private Layer layer(Edge edge) {
        Layer layer = edges.get(edge);
        if (layer == null) {
            throw new IllegalArgumentException("this network has no layer for " + edge);
        }
        return layer;
    }

    /** The nodes that an input reaches and that reach the output. */
    private static BitSet live(Cell cell) {
        BitSet live = new BitSet();
        cell.concat().forEach(live::set);
        for (int node = cell.inputs() + cell.nodes() - 1; node >= cell.inputs(); node--) {
            for (Edge edge : cell.edges()) {
                if (edge.to() == node && live.get(node) && carries(edge)) {
                    live.set(edge.from());
                }
            }
        }
        live.and(fed(cell));
        return live;
    }

    private static BitSet fed(Cell cell) {
        BitSet fed = new BitSet();
        fed.set(0, cell.inputs());
        for (int node = cell.inputs(); node < cell.inputs() + cell.nodes(); node++) {
            for (Edge edge : cell.edges()) {
                if (edge.to() == node && fed.get(edge.from()) && carries(edge)) {
                    fed.set(node);
                }
            }
        }
        return fed;
    }

    private static boolean carries(Edge edge) {
        return edge.operation() != Operation.NONE;
    }

    @Override
    public Map<String, Part> parts() {
        return parts;
    }

    @Override
    public Map<String, Parameter> own() {
        return Map.of();
    }
}
