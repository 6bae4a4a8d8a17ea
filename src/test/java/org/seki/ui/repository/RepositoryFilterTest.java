package org.seki.ui.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.search.Note;
import org.seki.space.GenotypeReading;
import org.seki.space.Spaces;
import org.seki.strategist.Stage;
import org.seki.ui.fx.IterationRow;

class RepositoryFilterTest {
    private static final String GENOTYPE =
            "|nor_conv_3x3~0|+|avg_pool_3x3~0|none~1|+|skip_connect~0|nor_conv_1x1~1|nor_conv_3x3~2|";

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "'   ', true",
        "op:conv_3x3, true",
        "op:sep_conv, false",
        "OP:AVG_POOL, true",
        "score>75, true",
        "score>75.5, false",
        "score>=75.5, true",
        "score<75, false",
        "score=75.5, true",
        "params<2, true",
        "params>2, false",
        "accuracy>80, true",
        "loss>0, false",
        "from:e, true",
        "from:i, false",
        "pinned, true",
        "banned, false",
        "iteration>11, true",
        "op:conv_3x3 score>75 from:e pinned, true",
        "op:conv_3x3 score>80, false",
        "skip_connect~0, true",
        "zzz, false"
    })
    void tellsWhatPasses(String line, boolean passes) {
        RepositoryFilter.Valid filter =
                assertInstanceOf(RepositoryFilter.Valid.class, RepositoryFilter.parse(line));
        assertEquals(passes, filter.test().test(entry()), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score>", "score>high", "pinned params<1,2"})
    void saysWhichWordNeedsANumber(String line) {
        RepositoryFilter.Invalid filter =
                assertInstanceOf(RepositoryFilter.Invalid.class, RepositoryFilter.parse(line));
        assertTrue(filter.sentence().contains("needs a number"), filter.sentence());
    }

    private static Entry entry() {
        if (!(Spaces.read(GENOTYPE) instanceof GenotypeReading.Read read)) {
            throw new AssertionError(GENOTYPE);
        }
        return new Entry(
                new IterationRow(
                        12,
                        Stage.SELF_EVOLUTION,
                        IterationRow.Outcome.EVALUATED,
                        Optional.of(11),
                        List.of(),
                        List.of(),
                        Optional.of(read.architecture()),
                        75.5,
                        Map.of("accuracy", 81.0, "parameters", 1_930_000.0),
                        0.5,
                        true,
                        ""),
                true,
                false,
                new Note(true, "try wider"),
                1,
                -1);
    }
}
