package org.seki.ui;

import java.util.function.Consumer;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.seki.llm.Secret;

/** Asks again for a key that was typed in an earlier session; it is kept by this process alone. */
final class KeyDialog extends Dialog<ButtonType> {
    /**
     * @param server whose key it is
     * @param typed hears the key when a person gave one
     */
    KeyDialog(String server, Window owner, Consumer<Secret> typed) {
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Key of " + server);
        setHeaderText(null);
        PasswordField field = new PasswordField();
        field.setId("key-again");
        field.setPromptText("Paste the key; it is never saved or shown");
        field.setAccessibleText("Key of " + server);
        Label why =
                new Label(
                        "The key of %s was typed for an earlier session, and keys are not kept."
                                        .formatted(server)
                                + " Type it again, and the search goes on.");
        why.setWrapText(true);
        why.setMinHeight(Label.USE_PREF_SIZE);
        Label wrong = new Label();
        wrong.getStyleClass().addAll("note", "bad");
        VBox content = new VBox(12, why, field, wrong);
        content.setPrefWidth(420);
        getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        getDialogPane().setContent(content);
        ButtonType use = new ButtonType("Use the key", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(use, ButtonType.CANCEL);
        getDialogPane()
                .lookupButton(use)
                .addEventFilter(
                        javafx.event.ActionEvent.ACTION,
                        event -> {
                            try {
                                typed.accept(new Secret(field.getText()));
                            } catch (IllegalArgumentException e) {
                                wrong.setText(e.getMessage());
                                event.consume();
                            }
                        });
        setOnShown(_ -> field.requestFocus());
    }
}
