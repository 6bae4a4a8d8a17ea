package org.seki.ui.experiments;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.seki.ui.experiments.ExperimentsViewModel.Refusal;

/** What was refused, where, and what to do; takes no room while nothing is. */
final class RefusalStrip extends VBox {
    /**
     * @param id of the sentence
     */
    RefusalStrip(String id, ReadOnlyObjectProperty<Optional<Refusal>> refusal) {
        super(2);
        Label message = new Label();
        message.getStyleClass().add("strong");
        message.setId(id);
        Label next = new Label();
        for (Label label : List.of(message, next)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        message.textProperty().bind(part(refusal, Refusal::message));
        next.textProperty().bind(part(refusal, r -> r.where() + ". " + r.next()));
        getChildren().addAll(message, next);
        getStyleClass().addAll("refusal", "study-refusal");
        visibleProperty().bind(refusal.map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
    }

    private static StringBinding part(
            ReadOnlyObjectProperty<Optional<Refusal>> refusal, Function<Refusal, String> part) {
        return Bindings.createStringBinding(() -> refusal.get().map(part).orElse(""), refusal);
    }
}
