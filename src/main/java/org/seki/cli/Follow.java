package org.seki.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.Trust;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchListener;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;

/**
 * Tells a search in the terminal: bars with an estimate where there is one, plain lines otherwise.
 */
final class Follow implements SearchListener, AutoCloseable {
    private final PrintWriter out;
    private final boolean bars;
    private @Nullable ProgressBar bar;
    private String activity = "";
    private int tenth = -1;
    private double best = Double.NEGATIVE_INFINITY;
    private Usage spent = Usage.NOTHING;
    private volatile RunState state = RunState.PREPARING;
    private volatile Optional<String> lastSentence = Optional.empty();

    /**
     * @param bars whether {@code out} is a terminal that can redraw a line
     */
    Follow(PrintWriter out, boolean bars) {
        this.out = out;
        this.bars = bars;
    }

    RunState lastState() {
        return state;
    }

    /** Why the search ended as it did, in the words of its last event. */
    Optional<String> lastSentence() {
        return lastSentence;
    }

    @Override
    public synchronized void event(SearchEvent event) {
        switch (event) {
            case SearchEvent.Started s ->
                    say(
                            "Run %s: %s on %s, %d iterations, seed %d"
                                    .formatted(
                                            s.settings().name(),
                                            s.settings().space(),
                                            s.settings().dataset(),
                                            s.settings().iterations(),
                                            s.settings().seed()));
            case SearchEvent.Prepared p ->
                    say("Evaluator ready. " + trust(p.evaluator(), p.trust()));
            case SearchEvent.StageChanged s -> say("Stage: " + name(s.stage()));
            case SearchEvent.Evaluated e -> evaluated(e);
            case SearchEvent.Reused r ->
                    say(
                            "%4d  known already (iteration %d), score %.2f"
                                    .formatted(r.iteration(), r.known(), r.score()));
            case SearchEvent.Rejected r ->
                    say("%4d  reply rejected: %s".formatted(r.iteration(), r.reason()));
            case SearchEvent.Unanswered u -> {
                spent(u.iteration(), u.noReply().usage());
                say("%4d  no reply: %s".formatted(u.iteration(), u.noReply().sentence()));
            }
            case SearchEvent.Failed f ->
                    say("%4d  failed: %s".formatted(f.iteration(), f.sentence()));
            case SearchEvent.Health h ->
                    say("      %s: %s %s".formatted(h.monitor(), h.evidence(), h.remedy()));
            case SearchEvent.Stopped s -> end(s.sentence());
            case SearchEvent.Finished f -> end(f.sentence());
            case SearchEvent.Resumed r -> say("Resumed after iteration " + r.iteration());
            case SearchEvent.Proposed p -> spent(p.iteration(), p.reply().usage());
            case SearchEvent.Duplicate d -> {}
            case SearchEvent.Steered s -> {}
            case SearchEvent.Unsealed u -> {}
        }
    }

    @Override
    public synchronized void progress(Progress progress) {
        if (progress.fraction() == Progress.UNTOLD) {
            return; // an iteration's line follows soon
        }
        if (bars) {
            draw(progress);
        } else {
            print(progress);
        }
    }

    @Override
    public void sample(Sample sample) {}

    @Override
    public void text(int iteration, String soFar) {}

    @Override
    public void state(RunState now) {
        state = now;
    }

    /** Nobody sits in front of a terminal to put it right: end, and say how to go on. */
    @Override
    public boolean trouble(String sentence) {
        end(sentence);
        return false;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void end(String sentence) {
        lastSentence = Optional.of(sentence);
        say(sentence);
    }

    private void evaluated(SearchEvent.Evaluated e) {
        double score = e.evaluation().score();
        boolean better = score > best;
        best = Math.max(best, score);
        say(
                "%4d  %-20s score %6.2f %s %s"
                        .formatted(
                                e.iteration(),
                                name(e.stage()),
                                score,
                                better ? "*" : " ",
                                e.architecture().genotype()));
    }

    /** What a model's reply cost, and the run so far. */
    private void spent(int iteration, Usage usage) {
        spent = spent.plus(usage);
        if (usage.calls() > 0) {
            say(
                    String.format(
                            Locale.ROOT,
                            "%4d  asked: %,d tokens, $%.4f, %.0f s (run: %,d tokens, $%.4f, %d calls)",
                            iteration,
                            usage.inputTokens() + usage.outputTokens(),
                            usage.dollars(),
                            usage.seconds(),
                            spent.inputTokens() + spent.outputTokens(),
                            spent.dollars(),
                            spent.calls()));
        }
    }

    private void say(String line) {
        close();
        out.println(line);
        out.flush();
    }

    private void draw(Progress p) {
        if (bar == null || !p.activity().equals(activity)) {
            close();
            activity = p.activity();
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(activity)
                            .setInitialMax(1000)
                            .setStyle(ProgressBarStyle.ASCII)
                            .hideEta()
                            .setConsumer(new ConsoleProgressBarConsumer(System.err))
                            .build();
        }
        bar.stepTo(Math.round(p.fraction() * 1000));
        bar.setExtraMessage(p.left().map(Follow::left).orElse(""));
    }

    private void print(Progress p) {
        int now = (int) (p.fraction() * 10);
        if (!p.activity().equals(activity) || now > tenth) {
            activity = p.activity();
            tenth = now;
            out.printf(
                    Locale.ROOT,
                    "      %s %3.0f %%%s%n",
                    activity,
                    p.fraction() * 100,
                    p.left().map(d -> ", " + left(d)).orElse(""));
            out.flush();
        }
    }

    static String left(Duration d) {
        return d.toSeconds() < 90
                ? "about " + Math.max(1, d.toSeconds()) + " s left"
                : "about " + Math.round(d.toSeconds() / 60.0) + " min left";
    }

    static String name(Stage stage) {
        return switch (stage) {
            case INITIAL -> "initial";
            case SELF_EVOLUTION -> "self-evolution";
            case KNOWLEDGE_INSPIRATION -> "inspiration";
        };
    }

    static String trust(String evaluator, Optional<Trust> trust) {
        if (evaluator.equals("table")) {
            return "Scores are looked up: the table's authors trained and measured.";
        }
        return trust.map(t ->
                        String.format(
                                Locale.ROOT,
                                "Trust in its score: Kendall τ %.2f [%.2f, %.2f] over %d architectures against %s (%s).",
                                t.tau(),
                                t.low(),
                                t.high(),
                                t.architectures(),
                                t.truth(),
                                t.measured()))
                .orElse(
                        "How far its score is to be trusted was not measured for this space and data set.");
    }
}
