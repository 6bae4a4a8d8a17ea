package org.seki.ui.fx;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What was refused, where, and what to do; takes no room while nothing is. */
public final class RefusalStrip extends VBox {
    public RefusalStrip(ReadOnlyObjectProperty<Optional<Refusal>> refusal) {
        super(2);
        Label message = new Label();
        message.getStyleClass().addAll("strong", "refused");
        Label next = new Label();
        for (Label label : List.of(message, next)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        message.textProperty().bind(part(refusal, Refusal::message));
        next.textProperty().bind(part(refusal, r -> r.where() + ". " + r.next()));
        getChildren().addAll(message, next);
        getStyleClass().add("refusal");
        visibleProperty().bind(refusal.map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
    }

    /** From edge to edge, below a toolbar. */
    public RefusalStrip wide() {
        getStyleClass().add("wide");
        return this;
    }

    private static StringBinding part(
            ReadOnlyObjectProperty<Optional<Refusal>> refusal, Function<Refusal, String> part) {
        return Bindings.createStringBinding(() -> refusal.get().map(part).orElse(""), refusal);
    }
}
