package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Sample;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;

/**
 * A made-up run for tests of panels: real architectures of a real space, scores from a formula that
 * likes convolutions, every kind of event, always the same for a seed.
 */
public final class SampleRun {
    private static final Reply REPLY = Reply.of("A reason.", "A plan.", "An architecture.");

    private final SearchSpace space;
    private final Random random;
    private final RunFeed feed;
    private final EventPump pump;
    private final List<Architecture> architectures = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private final int lambda;

    public SampleRun(SearchSpace space, int lambda, int gamma, long seed) {
        this.space = space;
        this.lambda = lambda;
        this.random = new Random(seed);
        this.feed = new RunFeed(settings(space, lambda, gamma));
        this.pump = new EventPump(feed);
    }

    public RunFeed feed() {
        return feed;
    }

    public EventPump pump() {
        return pump;
    }

    public List<Architecture> architectures() {
        return architectures;
    }

    /** Twenty epochs of supernet training. */
    public SampleRun trained() {
        for (int epoch = 1; epoch <= 20; epoch++) {
            pump.sample(
                    new Sample(
                            "supernet loss",
                            epoch,
                            0.5 + 1.8 * Math.exp(-epoch / 6.0) + 0.05 * random.nextGaussian()));
            pump.sample(
                    new Sample(
                            "supernet accuracy",
                            epoch,
                            82 - 60 * Math.exp(-epoch / 5.0) + 1.2 * random.nextGaussian()));
            pump.drain();
        }
        return this;
    }

    /** One more iteration that waits in the pump. */
    public SampleRun oneMore() {
        next().forEach(pump::event);
        return this;
    }

    /** The initial architecture and these iterations; every eighth is rejected first. */
    public SampleRun until(int iterations) {
        pump.state(RunState.RUNNING);
        while (architectures.size() <= iterations) {
            next().forEach(pump::event);
        }
        pump.drain();
        return this;
    }

    /** The events of the next iteration, told to nobody. */
    public List<SearchEvent> next() {
        int i = architectures.size();
        Stage stage =
                i == 0
                        ? Stage.INITIAL
                        : i <= lambda ? Stage.SELF_EVOLUTION : Stage.KNOWLEDGE_INSPIRATION;
        Architecture child = space.sample(random);
        Optional<Integer> parent = Optional.empty();
        List<Integer> shown = List.of();
        if (i > 0) {
            List<Architecture> near = space.neighbours(architectures.get(i - 1));
            child = near.get(random.nextInt(near.size()));
            parent = i <= lambda ? Optional.of(i - 1) : Optional.empty();
            shown = i <= lambda ? List.of() : List.of(i - 1, i - 3, i - 5);
        }
        List<SearchEvent> events = new ArrayList<>();
        int attempt = 1;
        if (i > 0 && i % 8 == 0) {
            events.add(new SearchEvent.Proposed(i, stage, attempt, parent, shown, REPLY));
            events.add(
                    new SearchEvent.Rejected(i, attempt, "sep_conv_7x7 is not in this space", 17));
            attempt++;
        }
        events.add(new SearchEvent.Proposed(i, stage, attempt, parent, shown, REPLY));
        architectures.add(child);
        double score = score(child, i);
        scores.add(score);
        events.add(new SearchEvent.Evaluated(i, stage, parent, child, evaluation(child, score)));
        return events;
    }

    private Evaluation evaluation(Architecture child, double score) {
        double parameters = space.diagnose(child, space.paperShape()).parameters();
        return new Evaluation(
                score,
                Map.of("accuracy", score, "parameters", parameters),
                0.8,
                "made up",
                Optional.empty());
    }

    private double score(Architecture a, int i) {
        double convolutions =
                a.cells().stream()
                        .flatMap(c -> c.edges().stream())
                        .filter(e -> e.operation().text().contains("conv"))
                        .count();
        double edges = a.cells().stream().mapToInt(c -> c.edges().size()).sum();
        return 66
                + 7 * convolutions / edges
                + 6 * (1 - Math.exp(-i / 14.0))
                + 0.9 * random.nextGaussian();
    }

    public static SearchSettings settings(SearchSpace space, int lambda, int gamma) {
        return new SearchSettings(
                "sample",
                space.id(),
                "fashion-mnist",
                new SearchSettings.Choice("supernet", Map.of()),
                new SearchSettings.Choice("statistical", Map.of()),
                lambda,
                gamma,
                10,
                5,
                1,
                SearchSettings.EvolveFrom.LATEST,
                2,
                2,
                3,
                7,
                SearchSettings.Budgets.NONE,
                SearchSettings.Thresholds.DEFAULT);
    }
}
