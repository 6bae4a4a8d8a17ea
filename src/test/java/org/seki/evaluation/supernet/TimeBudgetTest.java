package org.seki.evaluation.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

class TimeBudgetTest {
    private static final Dataset FASHION = new Datasets(Path.of("assets"), 32).open("fashion");
    private static final SearchSpace SPACE = Spaces.of("nasbench201").orElseThrow();

    @TempDir Path folder;

    private static SupernetSettings settings(Map<String, String> options) {
        return SupernetSettings.of(options, SPACE, FASHION);
    }

    @Test
    void stepsAreCountedOnceAndStayWhateverTheMachineDoesLater() {
        SupernetSettings wished = settings(Map.of("minutes", "5"));
        SupernetSettings settled = new TimeBudget(folder).settle(wished, () -> 0.5);
        assertThat(settled.recipe().steps()).isEqualTo(600);
        assertThat(settled.budget()).isEmpty();
        assertThat(new TimeBudget(folder).settle(wished, () -> 99)).isEqualTo(settled);
    }

    @Test
    void withMoreTimeTheSupernetIsLarger() {
        SupernetSettings brief = settings(Map.of("minutes", "9"));
        SupernetSettings unhurried = settings(Map.of("minutes", "10"));
        assertThat(brief.shape().channels()).isEqualTo(8);
        assertThat(unhurried.shape().channels()).isEqualTo(16);
        assertThat(unhurried.sampling()).isEqualTo(Sampling.UNIFORM);
        assertThat(unhurried.reference()).isGreaterThan(brief.reference());
        assertThat(settings(Map.of("minutes", "60", "channels", "12")).shape().channels())
                .as("what was written counts")
                .isEqualTo(12);
    }

    @Test
    void aSlowMachineTrainsAFewStepsAllTheSame() {
        SupernetSettings wished = settings(Map.of("minutes", "1"));
        assertThat(new TimeBudget(folder).settle(wished, () -> 1000).recipe().steps())
                .isEqualTo(20);
    }

    @Test
    void withoutATimeNothingIsMeasuredAndNothingIsKept() {
        SupernetSettings plain = settings(Map.of("steps", "7"));
        assertThat(new TimeBudget(folder).settle(plain, TimeBudgetTest::notAsked)).isSameAs(plain);
        assertThat(folder).isEmptyDirectory();
    }

    private static double notAsked() {
        throw new AssertionError("nobody wished for a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-3", "0", "12 steps"})
    void aDamagedFileIsSaidInASentence(String text) throws IOException {
        Files.writeString(folder.resolve("supernet.steps"), text);
        assertThatThrownBy(() ->
                        new TimeBudget(folder).settle(settings(Map.of("minutes", "5")), () -> 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Delete it");
    }

    @Test
    void stepsAndMinutesContradictEachOther() {
        assertThatThrownBy(() -> settings(Map.of("steps", "5", "minutes", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> settings(Map.of("warm", "51")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("up to 50");
    }
}
