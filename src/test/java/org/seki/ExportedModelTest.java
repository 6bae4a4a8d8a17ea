package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.Terminal.Typed;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.data.Encoder;
import org.seki.data.Images;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.network.Pass;
import org.seki.network.StandAlone;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.Spaces;
import org.seki.training.Safetensors;
import org.seki.training.TrainedNetwork;

/** Trained here, exported, and loaded by Python where PyTorch is installed. */
class ExportedModelTest {
    private static final int IMAGES = 100;
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private static final String DARTS =
            "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_5x5', 1), ('dil_conv_3x3', 0), "
                    + "('dil_conv_5x5', 2), ('avg_pool_3x3', 1), ('skip_connect', 0), "
                    + "('max_pool_3x3', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], "
                    + "reduce=[('max_pool_3x3', 0), ('avg_pool_3x3', 1), ('skip_connect', 0), "
                    + "('sep_conv_3x3', 1), ('dil_conv_5x5', 0), ('skip_connect', 2), "
                    + "('skip_connect', 2), ('sep_conv_5x5', 1)], reduce_concat=[2, 3, 4, 5])";

    private static final String NAS_BENCH_201 =
            "|nor_conv_3x3~0|+|nor_conv_1x1~0|none~1|+|skip_connect~0|avg_pool_3x3~1|nor_conv_3x3~2|";

    @TempDir Path folder;

    private Terminal terminal;
    private String workspace;

    @BeforeEach
    void workspace() {
        terminal = new Terminal(folder);
        workspace = folder.resolve("workspace").toString();
    }

    static Stream<Arguments> architectures() {
        return Stream.of(
                Arguments.of(DARTS, false, List.of("cells=3")),
                Arguments.of(NAS_BENCH_201, false, List.of("cells=2")),
                Arguments.of(DARTS, true, List.of("cells=3", "stem=1")));
    }

    /** Batch norm has statistics by then, no weight is where it began. */
    private String trained(String genotype, String data, List<String> own) {
        List<String> command =
                new ArrayList<>(
                        List.of("train", genotype, "--data", data, "--preset", "smoke", "--json"));
        List<String> common = List.of("images=64", "held=20", "batch=8", "channels=8", "epochs=1");
        Stream.concat(common.stream(), own.stream())
                .forEach(option -> command.addAll(List.of("--option", option)));
        command.addAll(List.of("--workspace", workspace));
        Typed typed = terminal.type(command.toArray(String[]::new));
        assertEquals(0, typed.exit(), typed.err());
        return typed.json().get("train").get("training").asText();
    }

    private Typed export(String what, Path file) {
        return terminal.type("export", what, file.toString(), "--json", "--workspace", workspace);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void pythonComputesTheSameLogits(String genotype, boolean coloured, List<String> options)
            throws IOException, InterruptedException {
        Optional<String> python = PYTHONS.stream().filter(ExportedModelTest::hasTorch).findFirst();
        assumeTrue(
                python.isPresent(),
                "skipped: no Python with PyTorch; `apt-get install python3-torch` brings one");
        String data = coloured ? ColouredNoise.in(folder.resolve("noise")) : Datasets.FASHION;
        Path module = folder.resolve("found.py");
        Typed typed = export(trained(genotype, data, options), module);
        assertEquals(0, typed.exit(), typed.err());
        Path weights = folder.resolve("found.safetensors");
        assertEquals(weights.toString(), typed.json().get("weights").asText());

        Dataset dataset = new Datasets(Path.of("assets"), 32).open(data);
        float[] ours = ours(weights, dataset, folder.resolve("images.safetensors"));
        double[] theirs = theirs(python.get());
        assertEquals(ours.length, theirs.length);
        double most = 0;
        for (int i = 0; i < ours.length; i++) {
            most = Math.max(most, Math.abs(ours[i] - theirs[i]));
        }
        assertTrue(most <= 1e-4, "logits differ by up to " + most);
        assertTrue(
                IntStream.range(0, ours.length).mapToDouble(i -> Math.abs(ours[i])).max().orElse(0)
                        > 0.1);
    }

    /** Also writes the images as Python shall see them: {@code (N, C, H, W)}, from 0 to 1. */
    private static float[] ours(Path weights, Dataset dataset, Path imagesFile) throws IOException {
        Safetensors saved = Safetensors.read(weights);
        TrainedNetwork described = TrainedNetwork.of(saved.metadata(), weights);
        Architecture architecture =
                ((GenotypeReading.Read)
                                Spaces.of(described.space())
                                        .orElseThrow()
                                        .read(described.genotype()))
                        .architecture();
        Images test = dataset.test();
        new Safetensors(Map.of("images", planes(test)), Map.of()).write(imagesFile);
        return SharedEngine.get()
                .call(() -> {
                    try (NDManager scratch = SharedEngine.get().manager().newSubManager();
                            StandAlone network =
                                    new StandAlone(
                                            architecture,
                                            described.shape(),
                                            scratch,
                                            new SplittableRandom(9))) {
                        network.state()
                                .forEach((name, p) ->
                                        fill(p.getArray(), saved.tensors().get(name), scratch));
                        NDArray x =
                                scratch.create(
                                        Encoder.plain(
                                                test,
                                                IntStream.range(0, IMAGES).toArray(),
                                                dataset.train().normalisation()),
                                        new Shape(
                                                IMAGES,
                                                test.height(),
                                                test.width(),
                                                test.channels()),
                                        DataType.FLOAT32);
                        return network.forward(Tensors.channelsLast(x), Pass.evaluation())
                                .toFloatArray();
                    }
                });
    }

    private static Safetensors.Tensor planes(Images images) {
        int channels = images.channels();
        int plane = images.height() * images.width();
        float[] values = new float[IMAGES * images.stride()];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / channels;
            int to = pixel / plane * images.stride() + i % channels * plane + pixel % plane;
            values[to] = (images.pixels()[i] & 0xff) / 255f;
        }
        return new Safetensors.Tensor(
                new long[] {IMAGES, channels, images.height(), images.width()}, values);
    }

    private static void fill(NDArray array, Safetensors.Tensor tensor, NDManager scratch) {
        scratch.create(FloatBuffer.wrap(tensor.values()), new Shape(tensor.shape())).copyTo(array);
    }

    private double[] theirs(String python) throws IOException, InterruptedException {
        String script =
                """
                import json, torch, found
                images = found.read_safetensors("images.safetensors")["images"]
                with torch.no_grad():
                    print(json.dumps(found.load()(found.normalise(images)).flatten().tolist()))
                """;
        Process process =
                new ProcessBuilder(python, "-c", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        String last = said.lines().reduce("", (a, b) -> b);
        return new ObjectMapper().readValue(last, double[].class);
    }

    private static boolean hasTorch(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import torch")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void writesEveryFormAndNothingTwice() throws IOException {
        String training = trained(NAS_BENCH_201, Datasets.FASHION, List.of("cells=1"));
        Path dot = folder.resolve("x.dot");
        assertEquals(0, export(training, dot).exit());
        assertTrue(
                Files.readString(dot)
                        .contains("\"cell 0\" -> \"cell 1\" [label=\"nor_conv_3x3\"];"));
        Path text = folder.resolve("x.txt");
        assertEquals(0, export(training, text).exit());
        assertEquals("FOUND = \"" + NAS_BENCH_201 + "\"\n", Files.readString(text));
        Path weights = folder.resolve("x.safetensors");
        assertEquals(0, export(training, weights).exit());
        assertTrue(Safetensors.read(weights).tensors().containsKey("stem.0.weight"));
        assertEquals(0, export(training, folder.resolve("x.npz")).exit());
        Path json = folder.resolve("x.json");
        assertEquals(0, export(training, json).exit());
        assertTrue(Files.readString(json).contains("\"space\" : \"nasbench201\""), training);
        Path table = folder.resolve("x.csv");
        assertEquals(0, export(training, table).exit());
        assertEquals(2, Files.readAllLines(table).size(), "a head and one epoch");
        assertEquals(0, export(training, folder.resolve("events.out.tfevents.x")).exit());
        assertEquals(2, export("nothing", folder.resolve("y.csv")).exit());
        Typed refused = export(training, folder.resolve("x.py"));
        assertEquals(2, refused.exit());
        assertEquals(weights.toString(), refused.error().get("where").asText());
        assertFalse(Files.exists(folder.resolve("x.py")));
        assertEquals(2, export(training, dot).exit());
        assertEquals(2, export("nothing", folder.resolve("y.py")).exit());
    }
}
