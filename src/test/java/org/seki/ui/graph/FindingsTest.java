package org.seki.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.seki.space.Architecture;
import org.seki.space.Spaces;
import org.seki.ui.fx.SampleRun;

/** The two threads are two queues: who waits for whom is plain. */
class FindingsTest {
    private final SampleRun run = new SampleRun(Spaces.of("darts").orElseThrow(), 24, 26, 7);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> fx = new ArrayDeque<>();
    private final Findings findings = new Findings(run.feed(), background::add, fx::add);
    private final List<RunKnowledge> told = new ArrayList<>();

    private void work() {
        background.remove().run();
        assertTrue(background.isEmpty(), "worked out once");
        fx.remove().run();
    }

    @Test
    void whoAsksDoesNotWaitAndAllThatAskMeanwhileAreToldOnce() {
        run.until(12);
        findings.ask(told::add);
        findings.ask(told::add);
        assertEquals(0, told.size());
        work();
        assertEquals(2, told.size());
        assertSame(told.get(0), told.get(1));
        findings.ask(told::add);
        assertSame(told.get(0), told.get(2), "nothing has happened since");
        assertTrue(background.isEmpty());
    }

    @Test
    void isWorkedOutAnewAfterWhatHappenedMeanwhile() {
        run.until(12);
        Architecture late = run.architectures().get(12);
        findings.ask(told::add);
        run.until(30);
        work();
        assertEquals(12, told.getFirst().known(late).orElseThrow().iteration());
        Architecture later = run.architectures().get(30);
        assertTrue(told.getFirst().known(later).isEmpty(), "as the run was when it was asked");
        findings.ask(told::add);
        work();
        assertTrue(told.get(1).known(later).isPresent());
        assertNotSame(told.get(0), told.get(1));
    }
}
