package org.seki.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.seki.search.Heard;
import org.seki.search.Note;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Steering;
import org.seki.strategist.Stage;

/**
 * A process with a search in it that a person steers, to be killed: {@code workspace run batch}. It
 * runs a few iterations, pauses, steers, says {@code accepted} once the last act is shown as
 * accepted, and waits for its end.
 */
final class SteeringChild {
    static final String GENOTYPE =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                    + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    static final Note NOTE = new Note(true, "wider next time");

    /** What is done before one kill; the numbers that an undo names count from 1 over all. */
    static final List<List<Steering>> BATCHES =
            List.of(
                    List.of(new Steering.Pin(0), new Steering.Ban(1)),
                    List.of(new Steering.Inject(GENOTYPE)),
                    List.of(new Steering.SwitchStage(Stage.KNOWLEDGE_INSPIRATION)),
                    List.of(
                            new Steering.Left(Stage.SELF_EVOLUTION, 4),
                            new Steering.Left(Stage.KNOWLEDGE_INSPIRATION, 9),
                            new Steering.Inspiration(6, 2),
                            new Steering.History(5),
                            new Steering.Spend(new Budgets(500, 0, 0, 0, 0)),
                            new Steering.Ask(new Choice("draws", Map.of("temperature", "0.3")))),
                    List.of(
                            new Steering.Unpin(0),
                            new Steering.Unban(1),
                            new Steering.Ban(2),
                            new Steering.Withdraw(13)));

    private SteeringChild() {}

    public static void main(String[] args) throws InterruptedException {
        Workspace workspace = KilledChild.workspace(Path.of(args[0]));
        Semaphore paused = new Semaphore(0);
        Semaphore accepted = new Semaphore(0);
        try (SearchSession session = KilledChild.session(workspace, args[1], 5)) {
            session.control().run(3);
            session.start(
                    new Heard() {
                        @Override
                        public void state(RunState state) {
                            if (state == RunState.PAUSED) {
                                paused.release();
                            }
                        }

                        @Override
                        public void event(SearchEvent event) {
                            if (event instanceof SearchEvent.Steered) {
                                accepted.release();
                            }
                        }
                    });
            paused.acquire();
            accepted.drainPermits();
            for (Steering steering : BATCHES.get(Integer.parseInt(args[2]))) {
                session.control().steer(steering);
                accepted.acquire();
            }
            session.notes().put(0, NOTE);
            System.out.println("accepted");
            Thread.sleep(60_000);
        }
    }
}
