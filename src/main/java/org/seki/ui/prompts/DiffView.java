package org.seki.ui.prompts;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.seki.prompt.PromptDiff;
import org.seki.prompt.PromptDiff.Change;
import org.seki.prompt.PromptVersion;

/** The version that is compared with and the text in the editor, side by side. */
final class DiffView extends BorderPane {
    private static final double HALF = 50;

    private final LabModel model;
    private final GridPane lines = new GridPane();
    private final Label before = new Label();
    private final Label after = new Label("the text in the editor");

    DiffView(LabModel model) {
        this.model = model;
        setId("prompt-diff");
        getStyleClass().add("prompt-diff");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(HALF);
            lines.getColumnConstraints().add(half);
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("What changed");
        HBox heads = new HBox(head(before), head(after));
        heads.getStyleClass().add("diff-heads");
        setTop(heads);
        setCenter(scroll);
        model.prompts().textProperty().addListener(_ -> compare());
        model.form().first.addListener(_ -> compare());
        model.prompts().chosenProperty().addListener(_ -> compare());
        visibleProperty().addListener(_ -> compare());
    }

    private void compare() {
        Optional<PromptVersion> first = first();
        if (!isVisible() || first.isEmpty()) {
            return;
        }
        String note = first.get().note();
        before.setText(first.get().hash() + (note.isBlank() ? "" : ", " + note));
        List<PromptDiff.Line> now =
                PromptDiff.sideBySide(first.get().text(), model.prompts().textProperty().get());
        lines.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            Change change = now.get(i).change();
            boolean removed = change == Change.REMOVED || change == Change.CHANGED;
            boolean added = change == Change.ADDED || change == Change.CHANGED;
            lines.addRow(
                    i,
                    side(now.get(i).before(), removed ? "removed" : "same"),
                    side(now.get(i).after(), added ? "added" : "same"));
        }
    }

    private Optional<PromptVersion> first() {
        return Optional.ofNullable(model.form().first.get())
                .or(() -> model.prompts().chosenProperty().get().map(Listed::used));
    }

    private static Label head(Label label) {
        label.getStyleClass().addAll("note", "muted", "may-shorten");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        label.setPrefWidth(0);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Label side(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("diff-line", style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }
}
