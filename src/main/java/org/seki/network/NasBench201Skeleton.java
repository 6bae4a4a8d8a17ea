package org.seki.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.NetworkShape;

/**
 * Three stages of N cells with C, 2 C and 4 C channels, a residual block of stride 2 between stages
 * (NAS-Bench-201, Dong and Yang 2020, fig. 1; {@code TinyNetwork}).
 */
final class NasBench201Skeleton extends Skeleton {
    private static final int STAGES = 3;

    private final Sequence stem;

    /** {@link CellBlock} and {@link ResidualReduction} in the order of the network. */
    private final List<Part> body = new ArrayList<>();

    private final Sequence last;
    private final Linear classifier;

    NasBench201Skeleton(NetworkShape shape, Candidates candidates, Weights weights) {
        int channels = shape.channels();
        stem =
                part(
                        "stem",
                        new Sequence(
                                Convolution.square(
                                        weights, shape.imageChannels(), channels, 3, 1, 1),
                                new BatchNorm(weights, channels, true)));
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                add(new ResidualReduction(weights, channels, 2 * channels));
                channels *= 2;
            }
            for (int i = 0; i < shape.cells(); i++) {
                add(cell(candidates, weights, channels));
            }
        }
        last = part("lastact", new Sequence(new BatchNorm(weights, channels, true), new Relu()));
        classifier = part("classifier", new Linear(weights, channels, shape.classes()));
    }

    private void add(Part part) {
        body.add(part("cells." + body.size(), part));
    }

    private static CellBlock cell(Candidates candidates, Weights weights, int channels) {
        return new CellBlock(
                List.of(new Identity()),
                candidates.cell("cell").edges(),
                edge ->
                        Operations.layer(
                                edge.operation(), weights, channels, 1, !candidates.shared()));
    }

    @Override
    void addAuxiliaryHead(Weights weights) {
        throw new IllegalArgumentException("networks of NAS-Bench-201 have no auxiliary head");
    }

    @Override
    NDArray features(Architecture architecture, NDArray images, Pass pass) {
        Cell cell = architecture.cells().getFirst();
        NDArray x = stem.forward(images, pass);
        pass.blocks().accept(x);
        for (Part part : body) {
            pass.check().run();
            NDArray y =
                    part instanceof CellBlock block
                            ? block.forward(cell, List.of(x), pass)
                            : ((ResidualReduction) part).forward(x, pass);
            pass.blocks().accept(x);
            if (y != x) {
                x.close();
            }
            x = y;
        }
        return last.forward(x, pass);
    }

    @Override
    Linear classifier() {
        return classifier;
    }

    @Override
    List<Part> path(Architecture architecture) {
        Cell cell = architecture.cells().getFirst();
        List<Part> path = new ArrayList<>();
        path.add(stem);
        for (Part part : body) {
            if (part instanceof CellBlock block) {
                path.addAll(block.path(cell));
            } else {
                path.add(part);
            }
        }
        path.add(last);
        path.add(classifier);
        return path;
    }
}
