package org.seki.ui.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableStringValue;
import org.seki.data.DatasetName;
import org.seki.evaluation.Progress;
import org.seki.search.RunState;
import org.seki.search.SearchSettings;
import org.seki.search.Session;
import org.seki.search.Steering;
import org.seki.space.Spaces;
import org.seki.strategist.Stage;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Outcome;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Units;

/** What the Run screen says and does around its panels; no toolkit needed. */
public final class RunViewModel {
    /** The estimate looks at so many of the last iterations. */
    private static final int RECENT = 10;

    private final RunFeed feed;
    private final SearchSettings settings;
    private final RunPace pace;
    private final SteeringViewModel steering;
    private final RunTrust trust;
    private final Command newer;
    private final Command older;
    private final Command latest;

    /**
     * @param steer journals a steering, effective from the next iteration
     * @param reopen opens this run again once it has stopped, to continue it
     * @param measure leads to where the trust in its scores is measured
     */
    public RunViewModel(
            Session session,
            RunFeed feed,
            Consumer<Steering> steer,
            Runnable reopen,
            Runnable measure) {
        this.feed = feed;
        this.settings = session.settings();
        pace = new RunPace(feed, session.control(), reopen);
        trust = new RunTrust(feed, settings.evaluator().kind(), measure);
        steering = new SteeringViewModel(feed, pace.aliveProperty(), steer);
        newer = new Command("Newer iteration", "Alt+UP", () -> move(1));
        older = new Command("Older iteration", "Alt+DOWN", () -> move(-1));
        latest = new Command("Follow the newest iteration", "Alt+END", feed::follow);
    }

    public RunFeed feed() {
        return feed;
    }

    /** Everything that can be done on this screen besides what its panels offer. */
    public List<Command> commands() {
        return Stream.of(
                        pace.commands(),
                        steering.commands(),
                        List.of(newer, older, latest, trust.measure()))
                .flatMap(List::stream)
                .toList();
    }

    public RunPace pace() {
        return pace;
    }

    public RunTrust trust() {
        return trust;
    }

    public SteeringViewModel steering() {
        return steering;
    }

    /** Holds the search at the gate until Run is pressed. */
    public void waitForRun() {
        pace.waitForRun();
    }

    public String name() {
        return settings.name();
    }

    /** What it searches, on what, scored by whom. */
    public String subject() {
        return subject(DatasetName.of(settings.dataset()).brief());
    }

    /** As {@link #subject()}, and how the data set is asked for. */
    public String wholeSubject() {
        return subject(DatasetName.of(settings.dataset()).whole());
    }

    private String subject(String dataset) {
        return "%s · %s · %s"
                .formatted(Spaces.title(settings.space()), dataset, settings.evaluator().kind());
    }

    /** {@code 12 of 16}, or which initial architecture. */
    public StringBinding iteration() {
        return text(
                () -> {
                    int last = lastIteration();
                    return last >= 1
                            ? last + " of " + Math.max(last, feed.planned())
                            : Math.clamp(settings.initial() + last, 0, settings.initial())
                                    + " of "
                                    + settings.initial();
                },
                feed.iterations(),
                feed.writingProperty());
    }

    /** The stage's name, empty before the first proposal. */
    public StringBinding stage() {
        return text(
                () ->
                        feed.iterations().isEmpty()
                                ? ""
                                : stageName(feed.iterations().getLast().stage()),
                feed.iterations());
    }

    public StringBinding best() {
        return text(
                () -> feed.best().map(b -> Units.score(b.score())).orElse("–"),
                feed.bestProperty());
    }

    /** How much better than the best it began with; empty when it is that. */
    public StringBinding gain() {
        return text(
                () -> {
                    Optional<Double> began =
                            feed.iterations().stream()
                                    .filter(r -> r.scored() && r.stage() == Stage.INITIAL)
                                    .map(IterationRow::score)
                                    .max(Comparator.naturalOrder());
                    double best = feed.best().map(IterationRow::score).orElse(Double.NaN);
                    return began.map(i -> best - i)
                            .filter(g -> g > 0)
                            .map(g -> Units.gain(g, best))
                            .orElse("");
                },
                feed.bestProperty());
    }

    /** Who proposes, with the model where it has one. */
    public ObservableStringValue strategist() {
        return text(
                () -> {
                    SearchSettings.Choice choice = feed.changes().strategistProperty().get();
                    return choice.options().getOrDefault("model", choice.kind());
                },
                feed.changes().all());
    }

    /** What the strategist's replies have cost so far. */
    public Spending spending() {
        return new Spending(feed);
    }

    /** The estimate for the whole run, from what its last iterations took. */
    public StringBinding left() {
        return text(
                () ->
                        switch (feed.stateProperty().get()) {
                            case PREPARING, RUNNING, PAUSED ->
                                    estimate().map(Units::about).orElse("measuring");
                            case STOPPED -> "stopped";
                            case FINISHED -> "finished";
                            case FAILED -> "failed";
                        },
                feed.stateProperty(),
                feed.iterations(),
                feed.progressProperty());
    }

    /** What the search does at this moment. */
    public StringBinding activity() {
        return text(
                () ->
                        switch (feed.stateProperty().get()) {
                            case PREPARING -> orElse(doing(), "Preparing") + leftOfIt();
                            case RUNNING ->
                                    pace.stoppingProperty().get()
                                            ? "Stopping"
                                            : feed.sheetProperty().get().isPresent()
                                                    ? "Waiting for your reply"
                                                    : working();
                            case PAUSED -> "Paused";
                            case STOPPED -> "Stopped";
                            case FINISHED -> "Finished";
                            case FAILED -> "Failed";
                        },
                feed.stateProperty(),
                feed.progressProperty(),
                feed.sheetProperty(),
                pace.aimProperty(),
                pace.stoppingProperty());
    }

    private String working() {
        String aim = pace.aimProperty().get();
        return orElse(doing(), "Working") + (aim.isEmpty() ? "" : ", " + aim);
    }

    public static String stageName(Stage stage) {
        return switch (stage) {
            case INITIAL -> "initial";
            case SELF_EVOLUTION -> "self-evolution";
            case KNOWLEDGE_INSPIRATION -> "inspiration";
        };
    }

    private String doing() {
        return feed.progressProperty().get().activity();
    }

    private String leftOfIt() {
        return feed.progressProperty().get().left().map(l -> ", " + Units.about(l)).orElse("");
    }

    private Optional<Duration> estimate() {
        Progress now = feed.progressProperty().get();
        List<IterationRow> ended =
                feed.iterations().stream().filter(r -> r.outcome() != Outcome.OPEN).toList();
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        double seconds =
                ended.reversed().stream()
                        .limit(RECENT)
                        .mapToDouble(r -> r.seconds() + r.usage().seconds())
                        .average()
                        .orElse(0);
        int left = settings.initial() + feed.planned() - ended.size();
        double preparing =
                feed.stateProperty().get() == RunState.PREPARING
                        ? now.left().map(d -> d.toMillis() / 1000.0).orElse(0.0)
                        : 0;
        return Optional.of(Duration.ofMillis((long) (1000 * (preparing + seconds * left))));
    }

    private int lastIteration() {
        int rows =
                feed.iterations().isEmpty()
                        ? -settings.initial()
                        : feed.iterations().getLast().iteration();
        return feed.writingProperty().get().map(w -> Math.max(w.iteration(), rows)).orElse(rows);
    }

    private void move(int by) {
        List<IterationRow> rows = feed.iterations();
        int place = feed.selected().map(rows::indexOf).orElse(rows.size());
        if (!rows.isEmpty()) {
            feed.select(rows.get(Math.clamp(place + by, 0, rows.size() - 1)).iteration());
        }
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static StringBinding text(Callable<String> text, Observable... on) {
        return Bindings.createStringBinding(text, on);
    }
}
