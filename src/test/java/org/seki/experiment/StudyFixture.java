package org.seki.experiment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.seki.evaluation.Progress;
import org.seki.search.SearchRefused;
import org.seki.search.Strategists;
import org.seki.space.Spaces;
import org.seki.store.Workspace;
import org.seki.strategist.EvolutionStrategist;
import org.seki.strategist.LocalSearchStrategist;
import org.seki.strategist.RandomStrategist;
import org.seki.strategist.StatisticalStrategist;
import org.seki.strategist.Strategist;
import org.seki.strategist.TextbookStrategist;

/** Studies of the five strategists without a network on the measured tables. */
public final class StudyFixture {
    private static final List<Strategist> KINDS =
            List.of(
                    new StatisticalStrategist(),
                    new RandomStrategist(),
                    new EvolutionStrategist(),
                    new LocalSearchStrategist(),
                    new TextbookStrategist());

    static final Strategists STRATEGISTS =
            choice ->
                    KINDS.stream()
                            .filter(s -> s.name().equals(choice.kind()))
                            .findFirst()
                            .orElseThrow(() ->
                                    new SearchRefused(
                                            "No strategist is called " + choice.kind() + ".",
                                            "strategist",
                                            ""));

    private StudyFixture() {}

    public static Path nasbench201() {
        return data("nasbench201/nasbench201.csv");
    }

    public static Path data(String file) {
        String shared = System.getProperty("seki.shared");
        assumeTrue(shared != null, "needs -Dseki.shared=…/shared");
        Path table = Path.of(shared, "data").resolve(file);
        assumeTrue(Files.exists(table), table + " is not here");
        return table;
    }

    public static Studies studies(Path workspace) {
        return studies(
                new Workspace(workspace, id -> Spaces.of(id).orElseThrow(), Clock.systemUTC()));
    }

    public static Studies studies(Workspace workspace) {
        return new Studies(workspace, STRATEGISTS);
    }

    public static StudySettings settings(
            Path table, String datasets, String strategists, String evaluations, int seeds) {
        return new StudySettings(
                "test",
                table,
                List.of(datasets.split(",")),
                Arrays.stream(strategists.split(",")).map(Contender::of).toList(),
                Stream.of(evaluations.split(",")).map(Integer::valueOf).toList(),
                seeds);
    }

    /** Remembers what it heard, and cancels when the number of trials played is so. */
    static class Heard implements StudyListener {
        final List<Trial> kept = new ArrayList<>();
        final List<Trial> played = new ArrayList<>();
        final List<Progress> progress = new ArrayList<>();
        private final IntPredicate cancel;
        private volatile boolean cancelled;
        private boolean begun;

        Heard(IntPredicate cancel) {
            this.cancel = cancel;
        }

        @Override
        public void played(List<Trial> trials) {
            (begun ? played : kept).addAll(trials);
            begun = true;
            cancelled = cancel.test(played.size());
        }

        @Override
        public void progress(Progress now) {
            progress.add(now);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
