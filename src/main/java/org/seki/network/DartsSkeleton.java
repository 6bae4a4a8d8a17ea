package org.seki.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.NetworkShape;
import org.seki.space.Stem;

/**
 * A stem and a row of cells; those at a third and two thirds are reduction cells and double the
 * channels (DARTS, Liu et al. 2019, {@code model.py}, {@code NetworkCIFAR} and {@code
 * NetworkImageNet}, and {@code model_search.py}).
 */
final class DartsSkeleton extends Skeleton {
    /** Whose outputs the first cell takes, the second one's after the first one's. */
    private final Layer firstStem;

    private final Layer secondStem;
    private final List<CellBlock> cells = new ArrayList<>();
    private final Linear classifier;
    private final NetworkShape shape;
    private final int layers;

    /** Channels of the output of the cell that the auxiliary head looks at. */
    private final int auxiliaryChannels;

    private @Nullable AuxiliaryHead head;

    DartsSkeleton(NetworkShape shape, Candidates candidates, Weights weights) {
        this.shape = shape;
        layers = shape.cells();
        firstStem = firstStem(weights);
        secondStem = secondStem(weights);
        int before = org.seki.space.DartsSkeleton.stemChannels(shape);
        int previous = before;
        int channels = shape.channels();
        int seen = 0;
        for (int i = 0; i < layers; i++) {
            channels = reduces(i) ? 2 * channels : channels;
            List<Layer> inputs =
                    preprocessing(i, before, previous, channels, weights, !candidates.shared());
            cells.add(part("cells." + i, cell(i, inputs, candidates, weights, channels)));
            before = previous;
            previous = candidates.cell(name(i)).concat().size() * channels;
            seen = i == 2 * layers / 3 ? previous : seen;
        }
        auxiliaryChannels = seen;
        classifier = part("classifier", new Linear(weights, previous, shape.classes()));
    }

    private Layer firstStem(Weights weights) {
        int image = shape.imageChannels();
        int channels = shape.channels();
        return switch (shape.stem()) {
            case CIFAR ->
                    part(
                            "stem",
                            new Sequence(
                                    Convolution.square(weights, image, 3 * channels, 3, 1, 1),
                                    new BatchNorm(weights, 3 * channels, true)));
            case IMAGENET ->
                    part(
                            "stem0",
                            new Sequence(
                                    Convolution.square(weights, image, channels / 2, 3, 2, 1),
                                    new BatchNorm(weights, channels / 2, true),
                                    new Relu(),
                                    Convolution.square(weights, channels / 2, channels, 3, 2, 1),
                                    new BatchNorm(weights, channels, true)));
        };
    }

    private Layer secondStem(Weights weights) {
        return switch (shape.stem()) {
            case CIFAR -> new Identity();
            case IMAGENET ->
                    part(
                            "stem1",
                            Operations.reluConvNorm(
                                    weights, shape.channels(), shape.channels(), 3, 2, true));
        };
    }

    @Override
    void addAuxiliaryHead(Weights weights) {
        AuxiliaryHead.Form form = AuxiliaryHead.Form.of(shape.stem());
        int size = org.seki.space.DartsSkeleton.stemSize(shape) / (layers == 1 ? 2 : 4);
        if (size < form.leastSize() || size > form.largestSize()) {
            throw new IllegalArgumentException(
                    "The auxiliary head takes images of %d to %d pixels at two thirds of the network, not of %d"
                            .formatted(form.leastSize(), form.largestSize(), size));
        }
        head =
                part(
                        "auxiliary_head",
                        new AuxiliaryHead(weights, auxiliaryChannels, shape.classes(), form));
    }

    private List<Layer> preprocessing(
            int index, int before, int previous, int channels, Weights weights, boolean affine) {
        boolean halvedBefore = index == 0 ? shape.stem() == Stem.IMAGENET : reduces(index - 1);
        return List.of(
                halvedBefore
                        ? new FactorizedReduction(weights, before, channels, affine)
                        : Operations.reluConvNorm(weights, before, channels, 1, 1, affine),
                Operations.reluConvNorm(weights, previous, channels, 1, 1, affine));
    }

    private CellBlock cell(
            int index, List<Layer> inputs, Candidates candidates, Weights weights, int channels) {
        return new CellBlock(
                inputs,
                candidates.cell(name(index)).edges(),
                edge -> {
                    int stride = reduces(index) && edge.from() < inputs.size() ? 2 : 1;
                    return layer(edge, weights, channels, stride, candidates.shared());
                });
    }

    /** In the supernet a batch norm follows pooling ({@code MixedOp}). */
    private static Layer layer(
            Edge edge, Weights weights, int channels, int stride, boolean shared) {
        Layer layer = Operations.layer(edge.operation(), weights, channels, stride, !shared);
        return shared && layer instanceof Pooling
                ? new Sequence(layer, new BatchNorm(weights, channels, false))
                : layer;
    }

    private boolean reduces(int index) {
        return index == layers / 3 || index == 2 * layers / 3;
    }

    private String name(int index) {
        return reduces(index) ? "reduce" : "normal";
    }

    @Override
    NDArray features(Architecture architecture, NDArray images, Pass pass) {
        NDArray before = firstStem.forward(images, pass);
        NDArray previous = secondStem.forward(before, pass);
        pass.blocks().accept(previous);
        for (int i = 0; i < layers; i++) {
            NDArray y =
                    cells.get(i).forward(cell(architecture, i), List.of(before, previous), pass);
            if (before != previous) {
                before.close();
            }
            pass.blocks().accept(y);
            before = previous;
            previous = y;
            if (head != null && i == 2 * layers / 3) {
                showAuxiliary(head, y, pass);
            }
        }
        return previous;
    }

    private static void showAuxiliary(AuxiliaryHead head, NDArray y, Pass pass) {
        pass.auxiliary().ifPresent(logits -> logits.accept(head.forward(y, pass)));
    }

    @Override
    Linear classifier() {
        return classifier;
    }

    @Override
    List<Part> path(Architecture architecture) {
        List<Part> path = new ArrayList<>();
        path.add(firstStem);
        path.add(secondStem);
        for (int i = 0; i < layers; i++) {
            path.addAll(cells.get(i).path(cell(architecture, i)));
        }
        path.add(classifier);
        if (head != null) {
            path.add(head);
        }
        return path;
    }

    private Cell cell(Architecture architecture, int index) {
        String name = name(index);
        return architecture.cells().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cell is called " + name));
    }
}
