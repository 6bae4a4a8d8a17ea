package org.seki.ui.run;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.search.RunState;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/**
 * A strip under the toolbar of a finished run whose architectures came with a test metric: sealed,
 * with the way to unseal it, or what it says of the architecture that the search chose.
 */
public final class SealStrip extends HBox {
    private final RunFeed feed;
    private final Label text = new Label();
    private final Command unseal;

    /**
     * @param unseal breaks the seal, off the JavaFX thread
     */
    public SealStrip(RunFeed feed, Runnable unseal) {
        this.feed = feed;
        getStyleClass().addAll("banner", "seal-strip");
        BooleanBinding sealed =
                Bindings.createBooleanBinding(
                        () -> shows() && !feed.unsealedProperty().get(),
                        feed.stateProperty(),
                        feed.unsealedProperty(),
                        feed.iterations());
        this.unseal = new Command("Unseal the test metric", "Shortcut+Shift+U", sealed, unseal);
        Button button = this.unseal.button(Feather.UNLOCK);
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(sealed);
        button.managedProperty().bind(sealed);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Feather.LOCK), text, button);
        managedProperty().bind(visibleProperty());
        feed.stateProperty().subscribe(_ -> tell());
        feed.unsealedProperty().subscribe(_ -> tell());
        feed.bestProperty().subscribe(_ -> tell());
    }

    public List<Command> commands() {
        return List.of(unseal);
    }

    private boolean shows() {
        return feed.stateProperty().get() == RunState.FINISHED && feed.tested();
    }

    private void tell() {
        setVisible(shows());
        text.setText(
                feed.unsealedProperty().get()
                        ? feed.best().map(this::result).orElse("")
                        : "The test metric of what was found is sealed: nothing was chosen by it."
                                + " Once read it stays read, and the journal says so.");
    }

    private String result(IterationRow best) {
        OptionalDouble test = feed.test(best.iteration());
        return test.isEmpty()
                ? "The architecture that the search chose came without a test metric."
                : String.format(
                        Locale.ROOT,
                        "Test metric of iteration %d, which the search chose by its score of %.3f: %.3f. Unsealed, and journaled so.",
                        best.iteration(),
                        best.score(),
                        test.getAsDouble());
    }
}
