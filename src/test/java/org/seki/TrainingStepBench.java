package org.seki;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.export.PyTorchModule;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.NetworkShape;
import org.seki.space.Spaces;

/**
 * A whole training step (batch 64, clipped, momentum, decay) against the exported module in Python:
 * a process each, two threads and the same allocator settings on both sides, Python with the layout
 * in memory that is faster there, blocks of steps in turn. Peak memory is that of the process,
 * libraries and all. {@code -Dseki.python=…} takes another Python than Debian's.
 */
@Tag("bench")
class TrainingStepBench {
    private static final int BATCH = 64;
    private static final int THREADS = 2;
    private static final int ROUNDS = 5;
    private static final double MEMORY_BAR = 1.3;
    private static final String PYTHON = System.getProperty("seki.python", "/usr/bin/python3");

    private static final String PEER =
            """
            import sys, time, torch, peer
            from torch import nn
            batch, threads, shared = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "true"
            torch.set_num_threads(threads)
            torch.manual_seed(1)

            def share(network):
                "Batch norm as in a path of the supernet: without weights, and after pooling."
                for cell in network.cells:
                    channels = cell.preprocess1[2].num_features
                    for parent in list(cell.modules()):
                        for name, child in list(parent.named_children()):
                            if isinstance(child, nn.BatchNorm2d):
                                parent._modules[name] = nn.BatchNorm2d(child.num_features, affine=False)
                            elif isinstance(child, (nn.MaxPool2d, nn.AvgPool2d)):
                                norm = nn.BatchNorm2d(channels, affine=False)
                                parent._modules[name] = nn.Sequential(child, norm)

            class Side:
                def __init__(self, layout):
                    network = peer.Network()
                    if shared:
                        share(network)
                    self.network = network.to(memory_format=layout).train()
                    self.sgd = torch.optim.SGD(self.network.parameters(), 0.025, 0.9, weight_decay=3e-4)
                    self.x = torch.randn(batch, peer.IMAGE_CHANNELS, 32, 32).to(memory_format=layout)
                    self.y = torch.randint(len(peer.CLASSES), (batch,))

                def step(self):
                    began = time.perf_counter()
                    self.sgd.zero_grad()
                    nn.functional.cross_entropy(self.network(self.x), self.y).backward()
                    nn.utils.clip_grad_norm_(self.network.parameters(), 5)
                    self.sgd.step()
                    return time.perf_counter() - began

            layouts = {"contiguous": torch.contiguous_format, "channels-last": torch.channels_last}
            layout = sys.argv[4]
            if layout == "probe":
                seconds = {}
                for name in layouts:
                    side = Side(layouts[name])
                    seconds[name] = min(side.step() for _ in range(4))
                print(min(seconds, key=seconds.get), flush=True)
                sys.exit()
            side = Side(layouts[layout])
            print(torch.__version__, layout, flush=True)
            for line in sys.stdin:
                print(*[side.step() for _ in range(int(line))][1:], flush=True)
            """;

    private static final String DARTS_V2 =
            "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), "
                    + "('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), "
                    + "('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], "
                    + "reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), "
                    + "('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), "
                    + "('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5])";

    /** Every operation of the space once or more. */
    private static final String DARTS_PATH =
            "Genotype(normal=[('sep_conv_3x3', 0), ('dil_conv_5x5', 1), ('avg_pool_3x3', 0), "
                    + "('sep_conv_5x5', 2), ('skip_connect', 1), ('max_pool_3x3', 3), "
                    + "('dil_conv_3x3', 2), ('sep_conv_3x3', 4)], normal_concat=[2, 3, 4, 5], "
                    + "reduce=[('sep_conv_5x5', 0), ('max_pool_3x3', 1), ('dil_conv_3x3', 0), "
                    + "('avg_pool_3x3', 2), ('skip_connect', 1), ('sep_conv_3x3', 3), "
                    + "('dil_conv_5x5', 2), ('skip_connect', 4)], reduce_concat=[2, 3, 4, 5])";

    private static final String NAS_BENCH_201 =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    @TempDir Path folder;

    /**
     * @param path of the supernet, or a network of its own
     * @param block steps before the other side has its turn
     */
    private record Compared(
            Architecture architecture, NetworkShape shape, boolean path, int block) {
        private static Compared of(
                String space, String genotype, int channels, int cells, boolean path, int block) {
            Architecture architecture =
                    ((GenotypeReading.Read) Spaces.of(space).orElseThrow().read(genotype))
                            .architecture();
            return new Compared(
                    architecture, new NetworkShape(channels, cells, 10, 3, 32), path, block);
        }

        private String title() {
            return "%s %sC = %d, cells = %d"
                    .formatted(
                            architecture.space().title(),
                            path ? "path of the supernet, " : "",
                            shape.channels(),
                            shape.cells());
        }
    }

    @ParameterizedTest
    @CsvSource({"nasbench201, 1.5", "darts path, 1.2", "darts v2, 1.2"})
    void keepsUpWithPython(String which, double bar) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: there is no " + PYTHON);
        Compared compared =
                switch (which) {
                    case "nasbench201" ->
                            Compared.of("nasbench201", NAS_BENCH_201, 8, 1, false, 30);
                    case "darts path" -> Compared.of("darts", DARTS_PATH, 16, 8, true, 3);
                    case "darts v2" -> Compared.of("darts", DARTS_V2, 16, 8, false, 3);
                    default -> throw new AssertionError(which);
                };
        String layout = layout(compared);
        assumeTrue(layout != null, "skipped: apt-get install python3-torch");
        try (Side ours = new Side(ours(compared));
                Side theirs = new Side(theirs(compared, layout))) {
            compare(compared, ours, theirs, bar);
        }
    }

    private static void compare(Compared compared, Side ours, Side theirs, double bar)
            throws IOException {
        List<Double> mine = new ArrayList<>();
        List<Double> python = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) { // the first warms up
            double a = median(ours.block(compared.block()));
            double b = median(theirs.block(compared.block()));
            if (round >= 0) {
                mine.add(a);
                python.add(b);
                ratios.add(a / b);
            }
        }
        double memory = (double) ours.peak() / theirs.peak();
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f ms, Python %s %.0f ms; ratio median %.2f, from %.2f to %.2f; peak memory %d MB, Python %d MB, ratio %.2f%n",
                compared.title(),
                1e3 * median(mine),
                theirs.greeting,
                1e3 * median(python),
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios),
                ours.peak() / 1024,
                theirs.peak() / 1024,
                memory);
        assertTrue(median(ratios) <= bar, "ratio " + median(ratios) + ", the bar is " + bar);
        assertTrue(memory <= MEMORY_BAR, "memory " + memory + ", the bar is " + MEMORY_BAR);
    }

    /** A process that trains as many steps as it is asked for and says their seconds. */
    private static final class Side implements AutoCloseable {
        private final Process process;
        private final BufferedReader said;
        private final Writer ask;
        private final String greeting;

        Side(ProcessBuilder builder) throws IOException {
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            said =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            ask = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
            greeting = line();
        }

        /** Seconds of so many steps, after one that does not count. */
        List<Double> block(int steps) throws IOException {
            ask.write((steps + 1) + "\n");
            ask.flush();
            return Stream.of(line().split(" ")).map(Double::valueOf).toList();
        }

        private String line() throws IOException {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("the process has ended");
            }
            return line;
        }

        /** The most resident memory so far, kB. */
        long peak() throws IOException {
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            try (Stream<String> lines = Files.lines(status)) {
                return lines.filter(l -> l.startsWith("VmHWM:"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private static ProcessBuilder ours(Compared compared) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xms64m",
                "-Xmx2g",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingStepProcess.class.getName(),
                compared.architecture().space().id(),
                compared.architecture().genotype(),
                String.valueOf(compared.shape().channels()),
                String.valueOf(compared.shape().cells()),
                String.valueOf(BATCH),
                String.valueOf(THREADS),
                String.valueOf(compared.path()));
    }

    /** Which layout in memory is faster in Python; none where it has no PyTorch. */
    private @Nullable String layout(Compared compared) throws IOException, InterruptedException {
        PyTorchModule module =
                new PyTorchModule(
                        compared.architecture(),
                        compared.shape(),
                        "",
                        List.of(0f, 0f, 0f),
                        List.of(1f, 1f, 1f),
                        IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
                        "");
        Files.writeString(folder.resolve("peer.py"), module.text());
        Process probe = theirs(compared, "probe").start();
        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return probe.waitFor() == 0 ? said.strip() : null;
    }

    private ProcessBuilder theirs(Compared compared, String layout) {
        ProcessBuilder builder =
                new ProcessBuilder(
                                PYTHON,
                                "-c",
                                PEER,
                                String.valueOf(BATCH),
                                String.valueOf(THREADS),
                                String.valueOf(compared.path()),
                                layout)
                        .directory(folder.toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", String.valueOf(Integer.MAX_VALUE));
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "33554432");
        builder.environment().put("MALLOC_TOP_PAD_", "67108864");
        return builder;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
