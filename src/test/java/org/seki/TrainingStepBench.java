package org.seki;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.data.Augmentation;
import org.seki.data.Images;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;
import org.seki.export.PyTorchModule;
import org.seki.network.StandAlone;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.NetworkShape;
import org.seki.space.Spaces;
import org.seki.training.Recipe;
import org.seki.training.Schedule;
import org.seki.training.Training;

/**
 * A whole training step (batch 64, clipped, momentum, decay) against the exported module in Python,
 * two threads, channels-last and the same allocator settings on both sides, block by block in turn.
 */
@Tag("bench")
class TrainingStepBench {
    private static final int BATCH = 64;
    private static final int THREADS = 2;
    private static final int ROUNDS = 5;
    private static final String PYTHON = "/usr/bin/python3";

    private static final String PEER =
            """
            import sys, time, torch, peer
            torch.set_num_threads(2)
            network = peer.Network().to(memory_format=torch.channels_last).train()
            sgd = torch.optim.SGD(network.parameters(), 0.025, 0.9, weight_decay=3e-4)
            x = torch.randn(64, peer.IMAGE_CHANNELS, 32, 32).to(memory_format=torch.channels_last)
            y = torch.randint(len(peer.CLASSES), (64,))
            print(torch.__version__, flush=True)
            for line in sys.stdin:
                times = []
                for _ in range(int(line)):
                    began = time.perf_counter()
                    sgd.zero_grad()
                    torch.nn.functional.cross_entropy(network(x), y).backward()
                    torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
                    sgd.step()
                    times.append(time.perf_counter() - began)
                print(*times, flush=True)
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nasbench201; 8; 1; 20; |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|; 1.5",
                "darts; 16; 8; 2; Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5]); 1.2"
            })
    void keepsUpWithPython(
            String space, int channels, int cells, int block, String genotype, double bar)
            throws IOException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: there is no " + PYTHON);
        ProcessTuning.apply();
        Architecture architecture =
                ((GenotypeReading.Read) Spaces.of(space).orElseThrow().read(genotype))
                        .architecture();
        NetworkShape shape = new NetworkShape(channels, cells, 10, 3, 32);
        Process python = peer(architecture, shape);
        try (BufferedReader said =
                        new BufferedReader(
                                new InputStreamReader(
                                        python.getInputStream(), StandardCharsets.UTF_8));
                Writer ask =
                        new OutputStreamWriter(python.getOutputStream(), StandardCharsets.UTF_8)) {
            String version = said.readLine();
            assumeTrue(version != null, "skipped: apt-get install python3-torch");
            compare(architecture, shape, block, bar, version, said, ask);
        } finally {
            python.destroy();
        }
    }

    private void compare(
            Architecture architecture,
            NetworkShape shape,
            int block,
            double bar,
            String version,
            BufferedReader said,
            Writer ask)
            throws IOException {
        EngineThread engine =
                EngineThread.ofProcess(
                        new EngineSettings(
                                EngineSettings.of(Folders.ofPlatform()).cache(), THREADS));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        engine.call(() -> {
            try (NDManager manager = engine.manager().newSubManager();
                    StandAlone network =
                            new StandAlone(architecture, shape, manager, new SplittableRandom(1));
                    Training training = training(network, manager)) {
                for (int round = -1; round < ROUNDS; round++) {
                    double a = median(block(training, block));
                    ask.write((block + 1) + "\n");
                    ask.flush();
                    List<Double> times = new ArrayList<>();
                    for (String time : said.readLine().split(" ")) {
                        times.add(Double.parseDouble(time));
                    }
                    double b = median(times.subList(1, times.size()));
                    if (round >= 0) {
                        ours.add(a);
                        theirs.add(b);
                        ratios.add(a / b);
                    }
                }
            }
            return null;
        });
        System.out.printf(
                Locale.ROOT,
                "%s C = %d, %d cells: %.0f ms, Python %s %.0f ms; ratio median %.2f, from %.2f to %.2f%n",
                architecture.space().title(),
                shape.channels(),
                shape.cells(),
                1e3 * median(ours),
                version,
                1e3 * median(theirs),
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios));
        assertTrue(median(ratios) <= bar, "ratio " + median(ratios) + ", the bar is " + bar);
    }

    /** Times of so many steps; that of the first, which waits for its data, is left out. */
    private static List<Double> block(Training training, int block) {
        List<Double> times = new ArrayList<>();
        long[] last = {0};
        long until = training.step() + block + 1;
        training.run(
                () -> training.step() >= until,
                () -> false,
                step -> {
                    long now = System.nanoTime();
                    if (last[0] != 0) {
                        times.add((now - last[0]) / 1e9);
                    }
                    last[0] = now;
                });
        return times;
    }

    private static Training training(StandAlone network, NDManager manager) {
        byte[] pixels = new byte[256 * 32 * 32 * 3];
        new java.util.Random(1).nextBytes(pixels);
        int[] labels = IntStream.range(0, 256).map(i -> i % 10).toArray();
        List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        Images images = new Images(32, 32, 3, classes, pixels, labels);
        Recipe recipe =
                new Recipe(
                        1_000_000,
                        BATCH,
                        new Schedule.Cosine(0.025, 0),
                        0.9,
                        3e-4,
                        5,
                        0,
                        new Augmentation(4, true, 16));
        return new Training(
                recipe,
                images,
                IntStream.range(0, 256).toArray(),
                images.normalisation(),
                1,
                network.state(),
                step -> List.of(network),
                manager);
    }

    private Process peer(Architecture architecture, NetworkShape shape) throws IOException {
        PyTorchModule module =
                new PyTorchModule(
                        architecture,
                        shape,
                        "",
                        List.of(0f, 0f, 0f),
                        List.of(1f, 1f, 1f),
                        IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
                        "");
        Files.writeString(folder.resolve("peer.py"), module.text());
        ProcessBuilder builder = new ProcessBuilder(PYTHON, "-c", PEER).directory(folder.toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", String.valueOf(Integer.MAX_VALUE));
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "33554432");
        builder.environment().put("MALLOC_TOP_PAD_", "67108864");
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
