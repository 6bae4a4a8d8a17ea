package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One takes 10 s alone or beside others. */
class PaceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // at once; done; parts; waiting; after s; left s
                "1; 0; 0.5;           3;  5; 35",
                "1; 2; 0.5;           0; 25;  5",
                "2; 0; 0.5 0.5;       2;  5; 15", // two rounds, the first half done
                "2; 2; 0.5;           0; 12.5; 5", // nothing for the second one to do
                "4; 4; 0.5 0.5;       0; 12.5; 5",
                "4; 4; 0.9 0.1 0.1 0.1; 1; 13; 10", // the one that waits has to be trained whole
                "8; 8; 0 0 0 0;       0; 10; 10",
            })
    void knowsThatNotAllHaveSomethingToDoAtTheEnd(
            int atOnce, int done, String parts, int waiting, double seconds, double left) {
        List<Double> begun = Stream.of(parts.split(" ")).map(Double::valueOf).toList();
        assertThat(new Pace(atOnce, done, begun, waiting).left(seconds).orElseThrow())
                .isBetween(
                        Duration.ofMillis((long) (900 * left)),
                        Duration.ofMillis((long) (1100 * left)));
    }

    @ParameterizedTest
    @CsvSource({"1,5", "4,0"})
    void saysNothingBeforeAnythingIsKnown(int atOnce, int waiting) {
        assertThat(new Pace(atOnce, 0, List.of(0.0), waiting).left(3)).isEmpty();
    }
}
