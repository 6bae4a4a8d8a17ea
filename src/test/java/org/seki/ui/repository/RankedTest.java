package org.seki.ui.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.seki.search.Note;
import org.seki.strategist.Stage;
import org.seki.ui.fx.IterationRow;

/** No toolkit. */
class RankedTest {
    private final Ranked ranked = new Ranked();
    private final List<String> told = new ArrayList<>();

    RankedTest() {
        ranked.addListener(
                (ListChangeListener<Entry>)
                        change -> {
                            while (change.next()) {
                                told.add(
                                        (change.wasReplaced()
                                                        ? "replaced"
                                                        : change.wasAdded() ? "added" : "removed")
                                                + " at "
                                                + change.getFrom());
                            }
                        });
    }

    @Test
    void oneMoreIsTheOnlyChange() {
        ranked.become(List.of(entry(1, 90), entry(2, 80), entry(3, 70)));
        told.clear();
        ranked.become(List.of(entry(1, 90), entry(2, 80), entry(4, 75), entry(3, 70)));
        assertEquals(List.of("added at 2"), told);
        assertEquals(OptionalInt.of(4), ranked.rank(3));
        told.clear();
        ranked.become(List.copyOf(ranked));
        assertEquals(List.of(), told);
        ranked.become(List.of(entry(1, 90), entry(4, 75), entry(3, 70)));
        assertEquals(List.of("removed at 1"), told);
        assertEquals(OptionalInt.empty(), ranked.rank(2));
    }

    @Test
    void becomesWhateverIsRanked() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            List<Entry> now = new ArrayList<>();
            for (int n = random.nextInt(160); n > 0; n--) {
                now.add(entry(n, random.nextInt(9)));
            }
            now.sort(Comparator.comparingDouble((Entry e) -> e.row().score()).reversed());
            ranked.become(now);
            assertEquals(now, List.copyOf(ranked));
        }
    }

    private static Entry entry(int iteration, double score) {
        return new Entry(
                new IterationRow(
                        iteration,
                        Stage.SELF_EVOLUTION,
                        IterationRow.Outcome.EVALUATED,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        score,
                        Map.of(),
                        1,
                        false,
                        ""),
                false,
                false,
                Note.NONE,
                1,
                -1);
    }
}
