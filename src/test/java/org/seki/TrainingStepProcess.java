package org.seki;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.seki.data.Augmentation;
import org.seki.data.Images;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;
import org.seki.network.Network;
import org.seki.network.StandAlone;
import org.seki.network.Supernet;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.NetworkShape;
import org.seki.space.Spaces;
import org.seki.training.Recipe;
import org.seki.training.Schedule;
import org.seki.training.Training;

/**
 * Trains in a process of its own, tuned as the product's, so many steps as each line of its input
 * says, and answers with their seconds. Arguments: space, genotype, channels, cells, batch, threads
 * and whether it is a path of the supernet.
 */
final class TrainingStepProcess {
    private TrainingStepProcess() {}

    public static void main(String[] args) throws Exception {
        ProcessTuning.apply();
        Architecture architecture =
                ((GenotypeReading.Read) Spaces.of(args[0]).orElseThrow().read(args[1]))
                        .architecture();
        NetworkShape shape =
                new NetworkShape(Integer.parseInt(args[2]), Integer.parseInt(args[3]), 10, 3, 32);
        EngineThread engine =
                EngineThread.ofProcess(
                        new EngineSettings(
                                EngineSettings.of(Folders.ofPlatform()).cache(),
                                Integer.parseInt(args[5])));
        int batch = Integer.parseInt(args[4]);
        engine.call(() -> {
            NDManager manager = engine.manager().newSubManager();
            SplittableRandom random = new SplittableRandom(1);
            if (Boolean.parseBoolean(args[6])) {
                Supernet supernet = new Supernet(architecture.space(), shape, manager, random);
                Network path = supernet.path(architecture);
                answer(training(path, supernet.state(), batch, manager));
            } else {
                StandAlone network = new StandAlone(architecture, shape, manager, random);
                answer(training(network, network.state(), batch, manager));
            }
            return null;
        });
        System.exit(0);
    }

    private static Training training(
            Network network, Map<String, Parameter> state, int batch, NDManager manager) {
        byte[] pixels = new byte[256 * 32 * 32 * 3];
        new java.util.Random(1).nextBytes(pixels);
        int[] labels = IntStream.range(0, 256).map(i -> i % 10).toArray();
        List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        Images images = new Images(32, 32, 3, classes, pixels, labels);
        Recipe recipe =
                new Recipe(
                        1_000_000,
                        batch,
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
                state,
                step -> List.of(network),
                manager);
    }

    private static void answer(Training training) throws IOException {
        System.out.println("ready");
        try (BufferedReader asked =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                System.out.println(block(training, Integer.parseInt(line)));
            }
        }
    }

    /** The first step, which waits for its data, is left out. */
    private static String block(Training training, int steps) {
        StringJoiner times = new StringJoiner(" ");
        long[] last = {0};
        long until = training.step() + steps;
        training.run(
                () -> training.step() >= until,
                () -> false,
                step -> {
                    long now = System.nanoTime();
                    if (last[0] != 0) {
                        times.add(String.format(Locale.ROOT, "%.6f", (now - last[0]) / 1e9));
                    }
                    last[0] = now;
                });
        return times.toString();
    }
}
