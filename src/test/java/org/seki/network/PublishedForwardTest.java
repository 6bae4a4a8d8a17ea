package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.network.Planes.Steps;
import org.seki.space.Architecture;
import org.seki.space.DartsSpace;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.space.Stem;

/**
 * Whole networks with fixed weights against the same, computed in plain Java from the published
 * code: DARTS ({@code cnn/model.py}, {@code cnn/model_search.py}) and NAS-Bench-201 ({@code
 * TinyNetwork}). Everything is there that a layer can get wrong: running statistics, scales and
 * shifts that are not 0 and 1, every operation at both strides, images of odd size after pooling.
 */
class PublishedForwardTest {
    private static final double TOLERANCE = 1e-4;
    private static final int CHANNELS = 8;
    private static final int CLASSES = 5;

    /** Operation and input, two for a node, nodes from 2 on. */
    private static final List<List<String>> NORMAL =
            List.of(
                    List.of("sep_conv_3x3 0", "max_pool_3x3 1"),
                    List.of("dil_conv_5x5 0", "avg_pool_3x3 2"),
                    List.of("skip_connect 1", "sep_conv_5x5 3"),
                    List.of("dil_conv_3x3 2", "skip_connect 4"));

    /** Whose inputs' strides are 2. */
    private static final List<List<String>> REDUCE =
            List.of(
                    List.of("sep_conv_3x3 0", "skip_connect 1"),
                    List.of("max_pool_3x3 0", "dil_conv_3x3 1"),
                    List.of("avg_pool_3x3 0", "sep_conv_5x5 1"),
                    List.of("dil_conv_5x5 0", "skip_connect 4"));

    private final EngineThread engine = SharedEngine.get();

    @ParameterizedTest
    @CsvSource({
        "CIFAR, 32, 4, false, false",
        "CIFAR, 32, 4, true, false",
        "CIFAR, 16, 4, true, true",
        "CIFAR, 16, 4, false, true",
        "IMAGENET, 224, 3, false, false",
        "IMAGENET, 96, 4, true, false"
    })
    void dartsIsAsPublished(Stem stem, int size, int layers, boolean batch, boolean shared) {
        NetworkShape shape = new NetworkShape(CHANNELS, layers, CLASSES, 3, size, stem);
        boolean headed = !shared && size != 96;
        compare(
                read(new DartsSpace(), genotype()),
                shape,
                batch,
                shared,
                headed,
                (layersOf, x) -> darts(layersOf, x, shape, headed));
    }

    private static String genotype() {
        return "Genotype(normal=%s, normal_concat=range(2, 6), reduce=%s, reduce_concat=range(2, 6))"
                .formatted(pairs(NORMAL), pairs(REDUCE));
    }

    private static String pairs(List<List<String>> cell) {
        return cell.stream()
                .flatMap(List::stream)
                .map(edge -> edge.split(" "))
                .map(edge -> "('%s', %s)".formatted(edge[0], edge[1]))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<Planes> darts(
            PublishedLayers layers, Planes images, NetworkShape shape, boolean headed) {
        boolean imageNet = shape.stem() == Stem.IMAGENET;
        Planes before = imageNet ? stem0(layers, images) : stem(layers, images);
        Planes previous = imageNet ? layers.reluConvNorm(before, "stem1", 3, 2) : before;
        boolean afterReduction = imageNet;
        List<Planes> logits = new ArrayList<>();
        for (int i = 0; i < shape.cells(); i++) {
            boolean reduction = i == shape.cells() / 3 || i == 2 * shape.cells() / 3;
            Planes y = dartsCell(layers, i, before, previous, reduction, afterReduction);
            before = previous;
            previous = y;
            afterReduction = reduction;
            if (headed && i == 2 * shape.cells() / 3) {
                logits.add(imageNet ? imageNetHead(layers, y) : cifarHead(layers, y));
            }
        }
        logits.addFirst(layers.linear(previous.averaged(), "classifier"));
        return logits;
    }

    private static Planes stem(PublishedLayers layers, Planes images) {
        return layers.norm(layers.conv(images, "stem.0", Steps.of(1, 1), 1), "stem.1");
    }

    private static Planes stem0(PublishedLayers layers, Planes images) {
        Planes y = layers.norm(layers.conv(images, "stem0.0", Steps.of(2, 1), 1), "stem0.1");
        return layers.norm(layers.conv(y.relu(), "stem0.3", Steps.of(2, 1), 1), "stem0.4");
    }

    private static Planes dartsCell(
            PublishedLayers layers,
            int index,
            Planes before,
            Planes previous,
            boolean reduction,
            boolean afterReduction) {
        String cell = "cells." + index;
        List<Planes> states = new ArrayList<>();
        states.add(
                afterReduction
                        ? layers.factorizedReduce(before, cell + ".preprocess0")
                        : layers.reluConvNorm(before, cell + ".preprocess0", 1, 1));
        states.add(layers.reluConvNorm(previous, cell + ".preprocess1", 1, 1));
        for (List<String> node : reduction ? REDUCE : NORMAL) {
            List<Planes> terms = new ArrayList<>();
            for (String edge : node) {
                String operation = edge.split(" ")[0];
                int from = Integer.parseInt(edge.split(" ")[1]);
                String name = "%s.%d-%d.%s".formatted(cell, from, states.size(), operation);
                int stride = reduction && from < 2 ? 2 : 1;
                terms.add(
                        layers.operation(
                                states.get(from), operation, name, stride, layers.shared()));
            }
            states.add(terms.getFirst().plus(terms.getLast()));
        }
        return states.get(2).and(states.get(3)).and(states.get(4)).and(states.get(5));
    }

    private static Planes cifarHead(PublishedLayers layers, Planes x) {
        String name = "auxiliary_head.features.";
        Planes y = x.relu().pooled(false, 5, Steps.of(3, 0));
        y = layers.norm(layers.conv(y, name + 2, Steps.of(1, 0), 1), name + 3);
        y = layers.norm(layers.conv(y.relu(), name + 5, Steps.of(1, 0), 1), name + 6);
        return layers.linear(y.relu(), "auxiliary_head.classifier");
    }

    /** No batch norm after the second convolution: forgotten by its authors, and kept. */
    private static Planes imageNetHead(PublishedLayers layers, Planes x) {
        String name = "auxiliary_head.features.";
        Planes y = x.relu().pooled(false, 5, Steps.of(2, 0));
        y = layers.norm(layers.conv(y, name + 2, Steps.of(1, 0), 1), name + 3);
        y = layers.conv(y.relu(), name + 5, Steps.of(1, 0), 1);
        return layers.linear(y.relu(), "auxiliary_head.classifier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|nor_conv_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|",
                "|avg_pool_3x3~0|+|none~0|skip_connect~1|+|nor_conv_1x1~0|none~1|avg_pool_3x3~2|"
            })
    void nasBench201IsAsPublished(String genotype) {
        NetworkShape shape = new NetworkShape(CHANNELS, 2, CLASSES, 3, 12);
        for (boolean batch : new boolean[] {false, true}) {
            for (boolean shared : new boolean[] {false, true}) {
                compare(
                        read(new NasBench201Space(), genotype),
                        shape,
                        batch,
                        shared,
                        false,
                        (layers, x) -> List.of(nasBench201(layers, x, genotype)));
            }
        }
    }

    /** Two cells a stage: 0 1, residual block 2, 3 4, residual block 5, 6 7. */
    private static Planes nasBench201(PublishedLayers layers, Planes images, String genotype) {
        Planes x = stem(layers, images);
        for (int i = 0; i < 8; i++) {
            x =
                    i == 2 || i == 5
                            ? residualBlock(layers, x, "cells." + i)
                            : nasBench201Cell(layers, x, "cells." + i, genotype);
        }
        return layers.linear(layers.norm(x, "lastact.0").relu().averaged(), "classifier");
    }

    private static Planes residualBlock(PublishedLayers layers, Planes x, String name) {
        Planes y = layers.reluConvNorm(x, name + ".conv_a", 3, 2);
        y = layers.reluConvNorm(y, name + ".conv_b", 3, 1);
        Planes half = x.pooled(false, 2, Steps.of(2, 0));
        return layers.conv(half, name + ".downsample.1", Steps.of(1, 0), 1).plus(y);
    }

    private static Planes nasBench201Cell(
            PublishedLayers layers, Planes x, String cell, String genotype) {
        List<Planes> states = new ArrayList<>(List.of(x));
        for (String node : genotype.split("\\+")) {
            Planes sum = Planes.zeros(x.n(), x.c(), x.h(), x.w());
            for (String edge : node.substring(1, node.length() - 1).split("\\|")) {
                String operation = edge.split("~")[0];
                int from = Integer.parseInt(edge.split("~")[1]);
                if (!operation.equals("none")) {
                    String name = "%s.%d-%d.%s".formatted(cell, from, states.size(), operation);
                    sum = sum.plus(layers.operation(states.get(from), operation, name, 1, false));
                }
            }
            states.add(sum);
        }
        return states.getLast();
    }

    private static Architecture read(SearchSpace space, String text) {
        return ((GenotypeReading.Read) space.read(text)).architecture();
    }

    /** Logits, then those of the auxiliary head where there is one. */
    private interface Published {
        List<Planes> logits(PublishedLayers layers, Planes images);
    }

    private void compare(
            Architecture architecture,
            NetworkShape shape,
            boolean batch,
            boolean shared,
            boolean headed,
            Published published) {
        engine.call(() -> {
            SplittableRandom random = new SplittableRandom(7);
            try (NDManager scratch = engine.manager().newSubManager()) {
                Weights weights = Weights.kaiming(scratch, random);
                Candidates candidates =
                        shared ? Candidates.all(architecture.space()) : Candidates.of(architecture);
                Skeleton skeleton = Skeleton.of(architecture.space(), shape, candidates, weights);
                if (headed) {
                    skeleton.addAuxiliaryHead(weights);
                }
                fill(skeleton.state(), random);
                PublishedLayers layers = PublishedLayers.of(skeleton.state(), batch, shared);
                Planes images = images(shape, random);
                List<NDArray> found = new ArrayList<>();
                Pass pass = batch ? Pass.training() : Pass.evaluation();
                if (headed) {
                    pass = pass.withAuxiliary(found::add);
                }
                found.addFirst(skeleton.forward(architecture, array(images, scratch), pass));
                same(published.logits(layers, images), found);
                weights.close();
            }
            return null;
        });
    }

    /** No running statistic, scale or shift is what it begins with. */
    private static void fill(Map<String, Parameter> state, SplittableRandom random) {
        state.values().stream()
                .filter(p -> p.getArray().getShape().dimension() == 1)
                .forEach(p -> {
                    float[] values = new float[(int) p.getArray().size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] =
                                switch (p.getType()) {
                                    case GAMMA, RUNNING_VAR -> 0.5f + random.nextFloat();
                                    default -> 0.3f * (float) random.nextGaussian();
                                };
                    }
                    p.getArray().set(FloatBuffer.wrap(values));
                });
    }

    private static Planes images(NetworkShape shape, SplittableRandom random) {
        int size = shape.imageSize();
        Planes images = Planes.zeros(2, shape.imageChannels(), size, size);
        Arrays.setAll(images.values(), i -> (float) random.nextGaussian());
        return images;
    }

    private static NDArray array(Planes images, NDManager manager) {
        float[] values = new float[images.values().length];
        int at = 0;
        for (int n = 0; n < images.n(); n++) {
            for (int y = 0; y < images.h(); y++) {
                for (int x = 0; x < images.w(); x++) {
                    for (int c = 0; c < images.c(); c++) {
                        values[at++] = (float) images.at(n, c, y, x);
                    }
                }
            }
        }
        Shape shape = new Shape(images.n(), images.h(), images.w(), images.c());
        return Tensors.channelsLast(manager.create(values, shape));
    }

    private static void same(List<Planes> expected, List<NDArray> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            float[] values = found.get(i).toFloatArray();
            double[] right = expected.get(i).values();
            assertEquals(right.length, values.length);
            assertTrue(Arrays.stream(right).map(Math::abs).max().orElse(0) > 0.1);
            for (int j = 0; j < right.length; j++) {
                assertEquals(right[j], values[j], TOLERANCE, "logit " + j + " of " + i);
            }
        }
    }
}
