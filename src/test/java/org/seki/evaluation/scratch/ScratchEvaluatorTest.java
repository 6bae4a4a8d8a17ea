package org.seki.evaluation.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.SharedEngine;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/** On real images, with trainings of a few steps. */
class ScratchEvaluatorTest {
    private static final Dataset FASHION = new Datasets(Path.of("assets"), 32).open("fashion");
    private static final SearchSpace SPACE = Spaces.of("nasbench201").orElseThrow();
    private static final Map<String, String> TINY =
            Map.of("steps", "40", "batch", "32", "channels", "8", "cells", "1", "held", "500");

    @TempDir Path folder;

    private ScratchEvaluator evaluator(Map<String, String> options, long seed) {
        return new ScratchEvaluator(
                SPACE,
                FASHION,
                ScratchSettings.of(options, SPACE, FASHION),
                seed,
                SharedEngine.get(),
                folder);
    }

    private static Architecture read(String genotype) {
        return ((GenotypeReading.Read) SPACE.read(genotype)).architecture();
    }

    @Test
    void fortyStepsTellConvolutionsFromNothing() {
        try (ScratchEvaluator evaluator = evaluator(TINY, 3)) {
            assertThat(evaluator.prepare(Monitor.NONE)).containsEntry("steps", 40.0);
            Evaluation good = evaluator.evaluate(SPACE.textbook(), Monitor.NONE);
            Evaluation bad =
                    evaluator.evaluate(
                            read("|avg_pool_3x3~0|+|none~0|none~1|+|avg_pool_3x3~0|none~1|none~2|"),
                            Monitor.NONE);
            assertThat(good.score()).isGreaterThan(30).isLessThan(100);
            assertThat(good.score()).isGreaterThan(bad.score());
            assertThat(good.metrics().keySet())
                    .containsExactlyInAnyOrder("accuracy", "loss", "parameters", "macs");
            assertThat(good.provenance()).contains("40 steps of 32 images");
            assertThat(evaluator.evaluate(SPACE.textbook(), Monitor.NONE).metrics())
                    .as("the same again, to the last digit")
                    .isEqualTo(good.metrics());
        }
    }

    @Test
    void stopsWithinAStepAndKeepsNothing() {
        Monitor cancelled =
                new Monitor() {
                    private int told;

                    @Override
                    public boolean cancelled() {
                        return told >= 3;
                    }

                    @Override
                    public void progress(Progress progress) {
                        told++;
                        assertThat(progress.fraction()).isBetween(0.0, 1.0);
                    }

                    @Override
                    public void sample(Sample sample) {}
                };
        try (ScratchEvaluator evaluator = evaluator(TINY, 3)) {
            assertThatThrownBy(() -> evaluator.evaluate(SPACE.textbook(), cancelled))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"epochs,3,no option", "steps,0,steps", "steps,many,steps", "channels,-8,channels"})
    void refusesAnOptionInASentence(String option, String value, String named) {
        assertThatThrownBy(() -> evaluator(Map.of(option, value), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
