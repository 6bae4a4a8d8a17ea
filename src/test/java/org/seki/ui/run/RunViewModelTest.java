package org.seki.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seki.evaluation.Progress;
import org.seki.search.Notes;
import org.seki.search.RunState;
import org.seki.search.SearchControl;
import org.seki.search.SearchListener;
import org.seki.search.SearchSettings;
import org.seki.search.Session;
import org.seki.space.NasBench201Space;
import org.seki.strategist.Exchange;
import org.seki.ui.fx.SampleRun;
import org.seki.ui.fx.Units;

class RunViewModelTest {
    private final SampleRun run = new SampleRun(new NasBench201Space(), 20, 20, 1);
    private final SearchControl control = new SearchControl(_ -> {});
    private final RunViewModel model =
            new RunViewModel(new Held(), run.feed(), _ -> {}, () -> {}, () -> {});

    /** The first button once said Pause for ever after a step quicker than a tick of the pump. */
    @Test
    void aStepWithinOneTickLeavesTheFirstButtonAtRun() {
        run.until(2);
        model.pace().runOrPause().run();
        run.pump().state(RunState.PAUSED);
        run.pump().drain();
        assertEquals("Run", model.pace().runLabel().get());

        model.pace().step().run();
        assertEquals("Pause", model.pace().runLabel().get());
        control.run();
        control.pause(); // the gate was passed, and reached again, before anybody looked
        run.pump().state(RunState.RUNNING);
        run.pump().state(RunState.PAUSED);
        run.oneMore().pump().drain();
        assertEquals("Run", model.pace().runLabel().get());
    }

    @Test
    void theGainIsOverWhatItBeganWith() {
        assertEquals("", model.gain().get());
        run.until(0);
        assertEquals("", model.gain().get());
        run.until(12);
        double began = run.feed().row(0).orElseThrow().score();
        double best = run.feed().best().orElseThrow().score();
        assertEquals(Units.gain(best - began, best), model.gain().get());
    }

    @Test
    void preparingSaysHowLongItTakesStill() {
        run.pump().state(RunState.PREPARING);
        run.pump()
                .progress(
                        new Progress(
                                "Training the supernet", 0.2, Optional.of(Duration.ofSeconds(43))));
        run.pump().drain();
        assertEquals("Training the supernet, about 43 s", model.activity().get());
    }

    @Test
    void theDataSetHasTheNameThatPeopleKnow() {
        assertEquals("NAS-Bench-201 · Fashion-MNIST · supernet", model.subject());
        assertEquals(
                "NAS-Bench-201 · Fashion-MNIST, 12,000 images (fashion-mnist, built in) · supernet",
                model.wholeSubject());
    }

    private final class Held implements Session {
        @Override
        public String run() {
            return "run-1";
        }

        @Override
        public SearchSettings settings() {
            return run.feed().settings();
        }

        @Override
        public Notes notes() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SearchControl control() {
            return control;
        }

        @Override
        public void replay(SearchListener listener) {}

        @Override
        public void start(SearchListener listener) {}

        @Override
        public List<Exchange> exchanges(int iteration) {
            return List.of();
        }

        @Override
        public void unseal() {}

        @Override
        public boolean await(Duration timeout) {
            return true;
        }

        @Override
        public void close() {}
    }
}
