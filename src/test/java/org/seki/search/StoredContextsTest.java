package org.seki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seki.strategist.Context;
import org.seki.strategist.Stage;

class StoredContextsTest {
    private static final String GOOD = "nor_conv_3x3>nor_conv_3x3>nor_conv_3x3>skip_connect";

    @Test
    void theyAreWhatTheStrategistWasTold() throws Exception {
        Scripted scripted =
                new Scripted(Map.of("3.1", "prose", "4.1", "?timed out", "6.1", GOOD, "7.1", GOOD));
        ListJournal journal = new ListJournal();
        Heard heard = new Heard();
        try (SearchSession session = Runs.session(Runs.settings(8, 8, 1), scripted, journal)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(4);
            heard.waitFor(RunState.PAUSED);
            session.control().steer(new Steering.Pin(-1));
            session.control().steer(new Steering.Ban(0));
            session.control().steer(new Steering.Inject(GOOD));
            session.control().steer(new Steering.Inspiration(4, 3));
            session.control().step();
            heard.waitFor(RunState.PAUSED);
            session.control().steer(new Steering.SwitchStage(Stage.KNOWLEDGE_INSPIRATION));
            session.control().run(5);
            heard.waitFor(RunState.PAUSED);
            // in the midst of the run: the next context is what the next iteration is told
            Optional<Context> next = StoredContexts.next(ChainSpace.CHAIN, journal.events());
            session.control().run();
            assertTrue(session.await(Duration.ofSeconds(20)));
            List<Context> first =
                    scripted.told.stream().filter(c -> c.attempts().isEmpty()).toList();
            assertEquals(first, StoredContexts.of(ChainSpace.CHAIN, journal.events(), i -> true));
            assertEquals(
                    first.stream()
                            .filter(c -> c.iteration() == next.orElseThrow().iteration())
                            .toList(),
                    List.of(next.orElseThrow()));
            assertEquals(
                    Optional.empty(),
                    StoredContexts.at(ChainSpace.CHAIN, journal.events(), 3),
                    "a person answered iteration 3");
        }
    }
}
