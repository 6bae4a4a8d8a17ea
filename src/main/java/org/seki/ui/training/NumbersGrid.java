package org.seki.ui.training;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.seki.training.FinalPreset;
import org.seki.ui.fx.FormField;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.Note;

/** Every number of the training, and where it comes from. */
final class NumbersGrid extends GridPane {
    NumbersGrid(TrainingForm form) {
        super(8, 4);
        getStyleClass().add("numbers");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints value = new ColumnConstraints(72);
        ColumnConstraints origin = new ColumnConstraints();
        origin.setHgrow(Priority.ALWAYS);
        origin.setFillWidth(true);
        getColumnConstraints().setAll(name, value, origin);
        add(head("Number"), 0, 0);
        add(head("Value"), 1, 0);
        add(head("From"), 2, 0);
        int row = 1;
        for (FinalPreset.Setting setting : FinalPreset.settings()) {
            row(form, setting, row++);
        }
    }

    private static Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("section");
        return head;
    }

    private void row(TrainingForm form, FinalPreset.Setting setting, int row) {
        Label name = new Label(setting.title());
        name.setMinWidth(USE_PREF_SIZE);
        FormField field =
                new FormField("training-" + setting.name(), form.number(setting.name())).numeric();
        name.setLabelFor(field);
        if (!setting.note().isEmpty()) {
            String note = setting.title() + ": " + setting.note();
            Hint.on(name, note);
            Hint.on(field, note);
        }
        add(name, 0, row);
        add(field, 1, row);
        add(new Note(form.origin(setting.name())), 2, row);
    }
}
