package org.seki.ui;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Asks before a search that works is stopped for another; going on is what Enter and Esc do. */
final class LeaveDialog extends Alert {
    private static final ButtonType STOP =
            new ButtonType("Stop it and open the other", ButtonData.OTHER);
    private static final ButtonType STAY = new ButtonType("Let it go on", ButtonData.CANCEL_CLOSE);

    /**
     * @param name of the run that works
     * @param leave what to do once a person agreed
     */
    LeaveDialog(String name, Runnable leave, Window owner) {
        super(AlertType.NONE);
        initOwner(owner);
        setTitle("A search is running");
        setHeaderText(null);
        setContentText(
                name
                        + " is still searching. Only one run is open at a time: another one stops it."
                        + " Nothing that it has evaluated is lost, and it can be continued later.");
        getDialogPane().getButtonTypes().setAll(STOP, STAY);
        getDialogPane().setPrefWidth(440);
        ((Button) getDialogPane().lookupButton(STAY)).setDefaultButton(true);
        resultProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen == STOP) {
                        leave.run();
                    }
                });
    }
}
