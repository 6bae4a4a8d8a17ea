package org.seki.ui.reasoning;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.strategist.ManualDesk.Sheet;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;

/** The prompt that a person carries to a chat window, and where its reply is pasted. */
final class ManualPane extends VBox {
    private final ReasoningViewModel model;
    private final Label round = new Label();
    private final Label how = new Label();
    private final Label fault = new Label();
    private final TextArea prompt = new TextArea();
    private final TextArea reply = new TextArea();

    ManualPane(ReasoningViewModel model) {
        this.model = model;
        getStyleClass().add("manual-pane");
        round.getStyleClass().add("strong");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, round, space, new Chip("your turn", Tone.ATTENTION));
        how.getStyleClass().add("muted");
        fault.getStyleClass().add("refusal");
        fault.managedProperty().bind(fault.visibleProperty());
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        for (Label label : new Label[] {how, fault}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.setMaxWidth(Double.MAX_VALUE);
        }
        prompt.setId("manual-prompt");
        prompt.setEditable(false);
        prompt.setAccessibleText("Prompt to carry to a chat window");
        prompt.setPrefRowCount(9);
        reply.setId("manual-reply");
        reply.setAccessibleText("The chat window's reply");
        reply.setPromptText("The whole reply, or an architecture that you type");
        reply.setPrefRowCount(6);
        reply.textProperty().bindBidirectional(model.replyProperty());
        for (TextArea area : new TextArea[] {prompt, reply}) {
            area.setWrapText(true);
            area.getStyleClass().add("code");
        }
        getChildren().addAll(head, how, fault, prompt, copyLine(), reply, useLine());
        managedProperty().bind(visibleProperty());
        model.feed().sheetProperty().addListener((_, _, now) -> show(now));
        show(model.feed().sheetProperty().get());
    }

    private Node copyLine() {
        Button copy = model.copyPrompt().button(Feather.COPY);
        Label copied = new Label("Copied");
        copied.getStyleClass().addAll("note", "muted");
        copied.visibleProperty().bind(model.copiedProperty());
        return line(copy, copied);
    }

    private Node useLine() {
        Button use = model.useReply().button(Feather.CORNER_DOWN_LEFT);
        use.getStyleClass().add("primary");
        Label key = new Label(model.useReply().key().getDisplayText());
        key.getStyleClass().addAll("note", "muted");
        key.visibleProperty().bind(Bindings.not(use.disableProperty()));
        return line(use, key);
    }

    private static HBox line(Button button, Label note) {
        button.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, button, note);
        line.getStyleClass().add("manual-line");
        return line;
    }

    private void show(Optional<Sheet> sheet) {
        setVisible(sheet.isPresent());
        sheet.ifPresent(s -> {
            round.setText("Round %d, %s".formatted(s.iteration(), s.turn()));
            how.setText(
                    "Carry this prompt to %s, and paste the reply below. The search waits for you."
                            .formatted(s.opening() ? "a new chat" : "the same chat"));
            fault.setText(s.fault().orElse(""));
            prompt.setText(s.prompt());
            prompt.setScrollTop(0);
            reply.selectAll();
        });
    }
}
