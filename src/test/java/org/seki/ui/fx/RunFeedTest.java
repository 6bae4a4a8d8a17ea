package org.seki.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.seki.evaluation.Sample;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.Steering;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;

class RunFeedTest {
    private final RunFeed feed = new RunFeed(settings());
    private final EventPump pump = new EventPump(feed);

    @Test
    void foldsTheEventsOfAnIterationIntoOneRow() {
        pump.event(proposed(1, 1));
        pump.event(new SearchEvent.Rejected(1, 1, "sep_conv_7x7 is not in this space.", 12));
        pump.event(proposed(1, 2));
        pump.event(
                new SearchEvent.Failed(1, Stage.SELF_EVOLUTION, "No valid reply in 2 attempts."));
        assertTrue(feed.iterations().isEmpty(), "nothing moves before the tick");

        pump.drain();

        IterationRow row = feed.iterations().getFirst();
        assertEquals(1, feed.iterations().size());
        assertEquals(IterationRow.Outcome.FAILED, row.outcome());
        assertEquals(2, row.attempts().size());
        assertEquals(
                Optional.of("sep_conv_7x7 is not in this space."),
                row.attempts().getFirst().fault());
        assertEquals(Optional.empty(), row.attempts().getLast().fault());
    }

    @Test
    void tellsItsListenersOnceATick() {
        List<ListChangeListener.Change<?>> changes = new ArrayList<>();
        feed.iterations().addListener((ListChangeListener<IterationRow>) changes::add);
        IntStream.rangeClosed(1, 500).forEach(i -> pump.event(proposed(i, 1)));
        pump.drain();
        assertEquals(500, feed.iterations().size());
        assertEquals(1, changes.size());
    }

    @Test
    void steeringWaitsUntilALaterIterationBegins() {
        pump.event(proposed(1, 1));
        pump.event(new SearchEvent.Steered(1, new Steering.Pin(1)));
        pump.drain();
        assertEquals(1, feed.changes().pending().size());
        assertTrue(feed.changes().pinned().contains(1), "shown at once");

        pump.event(proposed(1, 2));
        pump.drain();
        assertEquals(1, feed.changes().pending().size(), "the same iteration is not a later one");

        pump.event(proposed(2, 1));
        pump.drain();
        assertTrue(feed.changes().pending().isEmpty());
        pump.event(new SearchEvent.Steered(2, new Steering.Unpin(1)));
        pump.drain();
        assertFalse(feed.changes().pinned().contains(1));
    }

    /** A trouble right after the beginning was once forgotten with the troubles before it. */
    @Test
    void aTroubleStaysThoughTheSearchBeganJustBefore() {
        pump.state(RunState.RUNNING);
        pump.trouble("The cap of 3 calls is reached.");
        pump.drain();
        assertEquals(Optional.of("The cap of 3 calls is reached."), feed.troubleProperty().get());

        pump.state(RunState.RUNNING);
        pump.drain();
        assertEquals(Optional.empty(), feed.troubleProperty().get(), "it goes on");
    }

    @Test
    void theLatestTextWinsAndEndsWithItsProposal() {
        pump.text(3, "The fi");
        pump.text(3, "The five share");
        pump.drain();
        assertEquals(
                Optional.of(new RunFeed.Writing(3, "The five share", false)),
                feed.writingProperty().get());
        pump.text(3, "The five share a path.");
        pump.event(proposed(3, 1));
        pump.drain();
        assertEquals(Optional.empty(), feed.writingProperty().get());
    }

    @Test
    void aLongCurveIsThinnedAndStaysAscending() {
        for (int i = 0; i < 3 * LiveSeries.MOST; i++) {
            pump.sample(new Sample("supernet loss", i / 100.0, 1.0));
            pump.drain();
        }
        pump.sample(new Sample("supernet loss", 0, 9));
        pump.drain();
        List<Sample> curve =
                feed.series().getOrDefault("supernet loss", FXCollections.emptyObservableList());
        assertTrue(curve.size() <= LiveSeries.MOST, () -> curve.size() + " points");
        for (int i = 1; i < curve.size(); i++) {
            assertTrue(curve.get(i - 1).x() < curve.get(i).x(), "x is strictly increasing");
        }
    }

    @Test
    void selectionStaysWhereSomebodyPutIt() {
        pump.event(proposed(1, 1));
        pump.event(proposed(2, 1));
        pump.drain();
        assertEquals(2, feed.selected().orElseThrow().iteration(), "follows the newest");
        feed.select(1);
        feed.select(99);
        pump.event(proposed(3, 1));
        pump.drain();
        assertEquals(1, feed.selected().orElseThrow().iteration());
        feed.follow();
        assertEquals(3, feed.selected().orElseThrow().iteration());
    }

    private static SearchEvent proposed(int iteration, int attempt) {
        return new SearchEvent.Proposed(
                iteration,
                Stage.SELF_EVOLUTION,
                attempt,
                Optional.of(iteration - 1),
                List.of(),
                Reply.of("Reasoning " + iteration, "Strategy", "genotype"));
    }

    private static SearchSettings settings() {
        return new SearchSettings(
                "fashion-1",
                "nasbench201",
                "fashion-mnist",
                new SearchSettings.Choice("supernet", Map.of("preset", "quick")),
                new SearchSettings.Choice("statistical", Map.of()),
                10,
                10,
                10,
                5,
                1,
                SearchSettings.EvolveFrom.LATEST,
                2,
                2,
                5,
                7,
                SearchSettings.Budgets.NONE,
                SearchSettings.Thresholds.DEFAULT);
    }
}
