package org.seki.ui;

import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import org.seki.ui.fx.Command;

/** Which key does what on the screen that is shown. */
final class KeysDialog extends Dialog<ButtonType> {
    KeysDialog(List<Command> commands, Window owner) {
        initOwner(owner);
        setTitle("Keys");
        setHeaderText(null);
        GridPane grid = new GridPane(24, 8);
        for (Command command : commands) {
            Label key = new Label(command.key().getDisplayText());
            key.getStyleClass().add("key");
            grid.addRow(grid.getRowCount(), new Label(command.name()), key);
        }
        getDialogPane().getStyleClass().add("keys-dialog");
        getDialogPane().setContent(grid);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
    }
}
