package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.MachineNoise;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.search.Preset;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.Architecture;
import org.seki.space.Spaces;

/** What is made of a process that does not do as a worker does; a shell plays it. */
@Timeout(60)
class WorkerEvaluatorTest {
    private static final Architecture ARCHITECTURE =
            Spaces.of("nasbench201").orElseThrow().textbook();

    private static final Order ORDER =
            new Order(
                    Preset.QUICK.settings(
                            "nasbench201", "fashion-mnist", new Choice("random", Map.of()), 1),
                    Path.of("nowhere"));

    /** After the order and a genotype, {@code $genotype}, it does this. */
    private static Process playing(String script) throws IOException {
        return new ProcessBuilder("sh", "-c", "read -r order; read -r genotype; " + script)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Workers workers(Process process) {
        return new Workers() {
            @Override
            public int suitable() {
                return 1;
            }

            @Override
            public int most() {
                return 1;
            }

            @Override
            public Process start() {
                return process;
            }
        };
    }

    private static Evaluation evaluate(String script, Monitor monitor) throws IOException {
        Process process = playing(script);
        try (WorkerEvaluator evaluator = new WorkerEvaluator(workers(process), ORDER)) {
            return evaluator.evaluate(ARCHITECTURE, monitor);
        } finally {
            assertThat(process.isAlive()).as("the process after it was closed").isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '!',
            value = {
                "exit 3; has ended before it was through (exit code 3)",
                "kill -9 $$; has ended before it was through (exit code 137)",
                "printf '{\"kind\":\"done\"'; has ended before it was through (exit code 0)",
                "echo hello; answered what is no score: “hello”",
                "echo; answered what is no score: “”",
                "echo '{}'; answered what is no score",
                "echo '{\"kind\":\"done\"}'; answered what is no score",
                "echo '{\"kind\":\"done\",\"scored\":{\"genotype\":\"g\",\"score\":\"high\"}}'; answered what is no score",
                "echo '{\"kind\":\"done\",\"scored\":{\"genotype\":\"other\",\"score\":1,\"metrics\":{},\"seconds\":1}}'; answered what is no score: “other”",
                "echo '{\"kind\":\"failed\",\"why\":\"No room is left.\"}'; could not be trained: No room is left.",
                "head -c 70000 /dev/zero | tr '\\0' x; a line has more than 65,536 characters",
                "yes '{\"kind\":\"part\",\"fraction\":0.5}' | head -2000; has ended before it was through"
            })
    void saysWhatHappenedWhereAndWhatToDo(String script, String sentence) {
        WorkerFailed failed =
                catchThrowableOfType(() -> evaluate(script, Monitor.NONE), WorkerFailed.class);
        assertThat(failed).hasMessageContaining(sentence);
        assertThat(failed.getMessage()).hasSizeLessThan(500);
        assertThat(failed.where()).isEqualTo(ARCHITECTURE.genotype());
        assertThat(failed.next()).contains("kept", "the same command goes on", "--parallel 1");
    }

    @Test
    void anAnswerIsTakenToTheLastDigit() throws IOException {
        Evaluation found =
                evaluate(
                        "echo '{\"kind\":\"part\",\"fraction\":0.5}'; echo '{\"kind\":\"done\",\"scored\":{\"genotype\":\"'$genotype'\",\"score\":83.10000000000001,\"metrics\":{\"loss\":0.30000000000000004},\"seconds\":2.5}}'",
                        Monitor.NONE);
        assertThat(found.score()).isEqualTo(83.10000000000001);
        assertThat(found.metrics()).containsExactly(Map.entry("loss", 0.30000000000000004));
        assertThat(found.seconds()).isEqualTo(2.5);
    }

    @Test
    void oneThatIsSilentIsLeftWithinASecond() throws Exception {
        long began = System.nanoTime();
        Monitor later =
                new Monitor() {
                    @Override
                    public boolean cancelled() {
                        return System.nanoTime() - began > 300_000_000;
                    }

                    @Override
                    public void progress(Progress progress) {}

                    @Override
                    public void sample(Sample sample) {}
                };
        MachineNoise.assertWithin(
                Duration.ofMillis(1300),
                () ->
                        assertThatThrownBy(() -> evaluate("exec sleep 50", later))
                                .isInstanceOf(CancellationException.class));
    }

    @Test
    void whereNoneCanBeStartedItSaysSo() {
        Workers none =
                new Workers() {
                    @Override
                    public int suitable() {
                        return 2;
                    }

                    @Override
                    public int most() {
                        return 2;
                    }

                    @Override
                    public Process start() throws IOException {
                        return new ProcessBuilder("/nowhere/java").start();
                    }
                };
        assertThatThrownBy(() -> Crew.of(none, ORDER, 2))
                .isInstanceOf(WorkerFailed.class)
                .hasMessageContaining("No further process can be started")
                .hasMessageContaining("/nowhere/java");
    }
}
