package org.seki.ui.reasoning;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.strategist.Exchange;
import org.seki.ui.fx.EmptyState;

/** What was sent and what came back in one iteration, word for word, to be read and copied. */
final class ExchangesDialog extends Dialog<ButtonType> {
    ExchangesDialog(int iteration, List<Exchange> exchanges, Window owner) {
        initOwner(owner);
        initModality(Modality.NONE);
        setResizable(true);
        setTitle("Round %d: prompts and replies".formatted(iteration));
        setHeaderText(null);
        getDialogPane().getStyleClass().add("exchanges-dialog");
        getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        getDialogPane().setContent(exchanges.isEmpty() ? nothing() : tabs(exchanges));
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
    }

    private static Node nothing() {
        return new EmptyState(
                Feather.MESSAGE_SQUARE,
                "Nobody was asked in words",
                "The architecture of this round was drawn, injected, or proposed by a strategist"
                        + " that needs no prompt.");
    }

    private static TabPane tabs(List<Exchange> exchanges) {
        TabPane tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("side-tabs");
        for (Exchange exchange : exchanges) {
            tabs.getTabs().add(new Tab(exchange.turn(), page(exchange)));
        }
        tabs.getSelectionModel().selectLast();
        return tabs;
    }

    private static Node page(Exchange exchange) {
        Label facts =
                new Label(
                        Cost.of(exchange.usage())
                                .reduce(
                                        "Prompt version " + exchange.promptVersion(),
                                        (all, one) -> all + " · " + one));
        facts.getStyleClass().addAll("note", "muted");
        VBox page = new VBox(facts, part("Prompt", exchange.prompt()));
        if (!exchange.reply().isEmpty()) {
            page.getChildren().add(part("Reply", exchange.reply()));
        }
        page.getStyleClass().add("exchange");
        return page;
    }

    private static Node part(String name, String text) {
        Label title = new Label(name);
        title.getStyleClass().add("strong");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button("Copy", new FontIcon(Feather.COPY));
        copy.setAccessibleText("Copy " + name);
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox head = new HBox(8, title, space, copy);
        head.getStyleClass().add("manual-line");
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(name);
        area.getStyleClass().add("code");
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox part = new VBox(4, head, area);
        VBox.setVgrow(part, Priority.ALWAYS);
        return part;
    }
}
