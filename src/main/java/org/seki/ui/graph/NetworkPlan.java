package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seki.space.Architecture;
import org.seki.space.DartsSkeleton;
import org.seki.space.NasBench201Skeleton;
import org.seki.space.NetworkShape;

/**
 * The network around the cells: what comes after what, from the image to the classes.
 *
 * @param skips whether each cell also takes the output of the one before the previous
 */
record NetworkPlan(NetworkShape shape, List<Block> blocks, boolean skips) {
    NetworkPlan {
        blocks = List.copyOf(blocks);
    }

    enum Kind {
        STEM,
        CELL,
        REDUCTION,
        RESIDUAL,
        HEAD
    }

    /**
     * @param number of a cell, from 1; 0 for what is none
     * @param channels of its output
     * @param size height = width of its output in pixels
     */
    record Block(Kind kind, String name, int number, int channels, int size) {
        String headline() {
            return number > 0 ? name + " " + number : name;
        }

        List<String> lines() {
            return kind == Kind.HEAD
                    ? List.of(channels + " classes out")
                    : List.of("%d channels out, %d × %d pixels".formatted(channels, size, size));
        }
    }

    /** Empty for a space whose network we cannot draw. */
    static Optional<NetworkPlan> of(Architecture architecture, NetworkShape shape) {
        return switch (architecture.space().id()) {
            case "darts" -> Optional.of(darts(architecture, shape));
            case "nasbench201" -> Optional.of(nasBench201(shape));
            default -> Optional.empty();
        };
    }

    private static NetworkPlan darts(Architecture architecture, NetworkShape shape) {
        int normal = architecture.cells().getFirst().concat().size();
        int reduce = architecture.cells().getLast().concat().size();
        List<Block> blocks = new ArrayList<>();
        int stem = DartsSkeleton.stemChannels(shape);
        String name =
                switch (shape.stem()) {
                    case CIFAR -> "3×3 convolution";
                    case IMAGENET -> "Three 3×3 convolutions, stride 2";
                };
        blocks.add(new Block(Kind.STEM, name, 0, stem, DartsSkeleton.stemSize(shape)));
        int last = stem;
        for (DartsSkeleton.Place place : DartsSkeleton.places(shape, normal, reduce)) {
            last = place.channels() * (place.reduction() ? reduce : normal);
            blocks.add(
                    new Block(
                            place.reduction() ? Kind.REDUCTION : Kind.CELL,
                            place.reduction() ? "Reduction cell" : "Normal cell",
                            blocks.size(),
                            last,
                            place.outputSize()));
        }
        blocks.add(head(shape));
        return new NetworkPlan(shape, blocks, true);
    }

    private static NetworkPlan nasBench201(NetworkShape shape) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(Kind.STEM, "3×3 convolution", 0, shape.channels(), shape.imageSize()));
        int number = 0;
        for (NasBench201Skeleton.StagePlace stage : NasBench201Skeleton.stages(shape)) {
            if (number > 0) {
                blocks.add(
                        new Block(
                                Kind.RESIDUAL,
                                "Residual block, stride 2",
                                0,
                                stage.channels(),
                                stage.size()));
            }
            for (int i = 0; i < shape.cells(); i++) {
                number++;
                blocks.add(new Block(Kind.CELL, "Cell", number, stage.channels(), stage.size()));
            }
        }
        blocks.add(head(shape));
        return new NetworkPlan(shape, blocks, false);
    }

    private static Block head(NetworkShape shape) {
        return new Block(Kind.HEAD, "Global average pooling and classifier", 0, shape.classes(), 1);
    }

    /** {@code 20 cells, C = 36}. */
    String caption() {
        return "%d cells, C = %d, %d × %d images, %d classes"
                .formatted(
                        cells(),
                        shape.channels(),
                        shape.imageSize(),
                        shape.imageSize(),
                        shape.classes());
    }

    int cells() {
        return (int) blocks.stream().filter(b -> b.number() > 0).count();
    }
}
