package org.seki.ui.run;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seki.evaluation.Trust;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.RunFeed;

/**
 * How far a run's own scores are to be trusted: what was measured of this very run, or that nothing
 * was. What is known of its preset is another evaluator's and is only told beside.
 */
public final class RunTrust {
    private final RunFeed feed;
    private final boolean itself;
    private final ReadOnlyObjectWrapper<Optional<Trust>> measured =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Command measure;

    /**
     * @param evaluator its kind
     * @param measure leads to where it is measured
     */
    RunTrust(RunFeed feed, String evaluator, Runnable measure) {
        this.feed = feed;
        this.itself = !Trust.inQuestion(evaluator);
        this.measure = new Command("Measure the trust in its scores", "Shortcut+Shift+M", measure);
    }

    /** Of this run's own evaluator, on the JavaFX thread. */
    public void measured(Optional<Trust> now) {
        measured.set(now);
    }

    public ReadOnlyObjectProperty<Optional<Trust>> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    public Command measure() {
        return measure;
    }

    /** Whether a person is to be told that nothing was measured. */
    boolean wanted() {
        return !itself && measured.get().isEmpty();
    }

    /** {@code Trust τ 0.71 [0.63, 0.78]}; empty where there is no question. */
    StringBinding text() {
        return bound(() -> known().map(RunTrust::tau).orElse(itself ? "" : "Trust not measured"));
    }

    /** What it was measured against, or what is known of its preset. */
    StringBinding against() {
        return bound(() ->
                known().map(t -> "against " + t.truth())
                        .or(() ->
                                feed.trustProperty()
                                        .get()
                                        .map(t -> "preset τ %.2f".formatted(t.tau())))
                        .orElse(""));
    }

    /** All of it. */
    StringBinding told() {
        return bound(() ->
                known().map(RunTrust::sentence)
                        .or(() ->
                                feed.trustProperty()
                                        .get()
                                        .map(t ->
                                                "Not of this run but of its preset: "
                                                        + sentence(t)))
                        .orElse(
                                "How far the scores of this very evaluator rank as the truth does"
                                        + " was not measured."));
    }

    private Optional<Trust> known() {
        return itself ? feed.trustProperty().get() : measured.get();
    }

    private StringBinding bound(java.util.concurrent.Callable<String> text) {
        return Bindings.createStringBinding(text, measured, feed.trustProperty());
    }

    private static String tau(Trust trust) {
        return "Trust τ %.2f [%.2f, %.2f]"
                .formatted(trust.tau(), trust.low(), trust.high())
                .replace('-', '−');
    }

    private static String sentence(Trust trust) {
        return "Kendall τ %.2f (95 %% interval %.2f to %.2f) against %s, %d architectures; %s"
                .formatted(
                        trust.tau(),
                        trust.low(),
                        trust.high(),
                        trust.truth(),
                        trust.architectures(),
                        trust.measured());
    }
}
