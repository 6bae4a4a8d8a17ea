package org.seki.ui.run;

import java.util.function.BooleanSupplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.Hint;

/** A named field of the steering panel, marked while it differs from the run; Enter applies. */
final class SteeringField extends VBox {
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field = new TextField();

    SteeringField(String id, String title, String meaning, StringProperty text, Command apply) {
        super(2);
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        Hint.on(field, meaning);
        field.setAccessibleText(title);
        field.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ENTER) {
                        apply.run();
                        e.consume();
                    }
                });
        Label name = new Label(title);
        name.getStyleClass().addAll("note", "muted");
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, field);
    }

    TextField field() {
        return field;
    }

    /** Looked at again when one of these moves. */
    void markedWhen(BooleanSupplier edited, BooleanSupplier wrong, Observable... on) {
        InvalidationListener mark =
                _ -> {
                    field.pseudoClassStateChanged(EDITED, edited.getAsBoolean());
                    field.pseudoClassStateChanged(WRONG, wrong.getAsBoolean());
                };
        for (Observable one : on) {
            one.addListener(mark);
        }
    }
}
