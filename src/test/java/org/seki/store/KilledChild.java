package org.seki.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Trust;
import org.seki.search.Draws;
import org.seki.search.Heard;
import org.seki.search.ReplyReader;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.Steering;
import org.seki.space.Architecture;
import org.seki.space.Spaces;

/** A process with a search in it, to be killed: {@code workspace run [genotype to inject]}. */
final class KilledChild {
    private KilledChild() {}

    public static void main(String[] args) throws InterruptedException {
        Workspace workspace = workspace(Path.of(args[0]));
        try (SearchSession session = session(workspace, args[1], 60)) {
            session.start(
                    new Heard() {
                        @Override
                        public void state(RunState state) {
                            if (state == RunState.RUNNING) {
                                System.out.println("running");
                            }
                        }

                        @Override
                        public void event(SearchEvent event) {
                            if (event instanceof SearchEvent.Steered) {
                                System.out.println("accepted");
                            }
                        }
                    });
            if (args.length > 2) {
                session.control().steer(new Steering.Inject(args[2]));
            }
            session.await(Duration.ofMinutes(5));
        }
    }

    static Workspace workspace(Path folder) {
        return new Workspace(folder, id -> Spaces.of(id).orElseThrow(), Clock.systemUTC());
    }

    /**
     * @param sleepMs an evaluation takes
     */
    static SearchSession session(Workspace workspace, String run, long sleepMs) {
        SearchSettings settings = workspace.settings(run);
        return new SearchSession(
                run,
                settings,
                "test",
                Spaces.of(settings.space()).orElseThrow(),
                new ByDiagnosis(sleepMs),
                choice -> new Draws(),
                ReplyReader.genotypeOnly(),
                workspace.journal(run));
    }

    /** Scores by parameters and depth, with digits to lose. */
    private record ByDiagnosis(long sleepMs) implements Evaluator {
        @Override
        public String name() {
            return "diagnosis";
        }

        @Override
        public Map<String, Double> prepare(Monitor monitor) {
            return Map.of("seconds", 0.0);
        }

        @Override
        public Evaluation evaluate(Architecture architecture, Monitor monitor) {
            try {
                Thread.sleep(sleepMs);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            monitor.check();
            var d = architecture.space().diagnose(architecture, architecture.space().paperShape());
            double score = Math.log1p(d.parameters()) + Math.sqrt(1 + d.depth()) / 3 - d.skips();
            return new Evaluation(score, Map.of(), 0, "diagnosis", Optional.empty());
        }

        @Override
        public Optional<Trust> trust() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
