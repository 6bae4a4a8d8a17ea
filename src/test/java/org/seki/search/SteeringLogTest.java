package org.seki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seki.evaluation.Evaluation;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.SearchEvent.Failed;
import org.seki.search.SearchEvent.Started;
import org.seki.search.SearchEvent.Steered;
import org.seki.search.SteeringLog.Entry;
import org.seki.search.SteeringLog.Scores;
import org.seki.search.SteeringLog.Standing;
import org.seki.strategist.Stage;

class SteeringLogTest {
    private final List<SearchEvent> events = new ArrayList<>();

    SteeringLogTest() {
        events.add(new Started(Runs.settings(50, 0, 1), "test"));
    }

    private void evaluated(int iteration, double score) {
        events.add(
                new Evaluated(
                        iteration,
                        Stage.SELF_EVOLUTION,
                        Optional.empty(),
                        ChainSpace.CHAIN.sample(new RandomStreams(1).stream("test", iteration, 1)),
                        new Evaluation(score, Map.of(), 0, "", Optional.empty())));
    }

    private Entry entry(int number) {
        return SteeringLog.of(events).entries().get(number - 1);
    }

    @Test
    void theScoreBeforeAndAfter() {
        for (int i = 1; i <= 12; i++) {
            evaluated(i, i);
        }
        events.add(new Steered(12, new Steering.Pin(3)));
        assertEquals(Standing.PENDING, entry(1).standing());
        assertEquals(new Scores(10, 7.5, 12), entry(1).before());
        assertEquals(0, entry(1).after().count());
        evaluated(13, 20);
        events.add(new Failed(14, Stage.SELF_EVOLUTION, "no"));
        evaluated(15, 10);
        assertEquals(Standing.EFFECTIVE, entry(1).standing());
        assertEquals(new Scores(2, 15, 20), entry(1).after());
        for (int i = 16; i <= 40; i++) {
            evaluated(i, 100);
        }
        assertEquals(new Scores(9, (30 + 700) / 9.0, 100), entry(1).after());
    }

    @Test
    void aLaterChangeEndsTheWindowAndOneOfTheSameMomentDoesNot() {
        evaluated(1, 1);
        events.add(new Steered(1, new Steering.Pin(1)));
        events.add(new Steered(1, new Steering.History(3)));
        evaluated(2, 2);
        evaluated(3, 4);
        events.add(new Steered(3, new Steering.Unpin(1)));
        evaluated(4, 8);
        assertEquals(new Scores(2, 3, 4), entry(1).after());
        assertEquals(new Scores(2, 3, 4), entry(2).after());
        assertEquals(new Scores(1, 8, 8), entry(3).after());
    }

    @Test
    void whatWasTakenBackDidNothing() {
        evaluated(1, 1);
        events.add(new Steered(1, new Steering.Inject("x")));
        events.add(new Steered(1, new Steering.Withdraw(1)));
        evaluated(2, 2);
        assertEquals(Standing.WITHDRAWN, entry(1).standing());
        assertEquals(0, entry(1).after().count());
        assertEquals(Standing.EFFECTIVE, entry(2).standing());
    }

    @Test
    void steeringDuringAnIterationCountsFromTheNext() {
        evaluated(1, 1);
        events.add(new Steered(2, new Steering.Pin(1)));
        evaluated(2, 5);
        assertEquals(Standing.PENDING, entry(1).standing());
        evaluated(3, 7);
        assertEquals(new Scores(2, 3, 5), entry(1).before());
        assertEquals(new Scores(1, 7, 7), entry(1).after());
    }
}
