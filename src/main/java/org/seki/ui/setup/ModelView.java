package org.seki.ui.setup;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.llm.LocalServer;
import org.seki.llm.Protocol;
import org.seki.ui.fx.Hint;

/** The form of the model that is asked: what this machine offers, or what is typed. */
final class ModelView extends VBox {
    private final ModelModel model;
    private final FlowPane servers = new FlowPane(8, 8);

    ModelView(ModelModel model) {
        this.model = model;
        getStyleClass().add("form-section");
        Label title = new Label("Model");
        title.getStyleClass().add("strong");
        getChildren()
                .addAll(
                        title,
                        found(),
                        Row.of(
                                Field.typed("Address", model.address(), "http://127.0.0.1:11434/v1")
                                        .withId("address"),
                                protocol()),
                        Row.of(named(), temperature(), longest()),
                        note(),
                        new KeyView(model.key()),
                        test());
    }

    private Node found() {
        Button again = new Button("Look again", new FontIcon(Feather.REFRESH_CW));
        again.setId("look-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.disableProperty().bind(model.lookingProperty());
        again.setOnAction(_ -> model.look());
        Label state = new Label();
        state.getStyleClass().add("muted");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        state.textProperty()
                .bind(
                        Bindings.when(model.lookingProperty())
                                .then("Looking for model servers on this machine")
                                .otherwise(model.foundProperty()));
        state.visibleProperty().bind(state.textProperty().isNotEmpty());
        state.managedProperty().bind(state.visibleProperty());
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(servers, Priority.ALWAYS);
        servers.visibleProperty().bind(state.visibleProperty().not());
        servers.managedProperty().bind(servers.visibleProperty());
        model.servers().addListener((InvalidationListener) _ -> offer());
        offer();
        HBox line = new HBox(12, state, servers, again);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void offer() {
        servers.getChildren().setAll(model.servers().stream().map(this::server).toList());
    }

    private Button server(LocalServer server) {
        int count = server.models().size();
        Button button =
                new Button(
                        "%s at %s, %d %s"
                                .formatted(
                                        server.name(),
                                        server.base().getRawAuthority(),
                                        count,
                                        count == 1 ? "model" : "models"),
                        new FontIcon(Feather.SERVER));
        button.setOnAction(_ -> model.choose(server));
        return button;
    }

    private Field protocol() {
        return Field.chosen(
                "Protocol",
                List.of(
                        Optional.<Protocol>empty(),
                        Optional.of(Protocol.OPENAI),
                        Optional.of(Protocol.ANTHROPIC)),
                p ->
                        p.map(q ->
                                        switch (q) {
                                            case OPENAI -> "OpenAI chat completions";
                                            case ANTHROPIC -> "Anthropic messages";
                                        })
                                .orElse("By the address"),
                model.protocolProperty());
    }

    private Node named() {
        Field field = Field.open("Model", List.of(), model.model(), "A model of that server");
        field.withId("model");
        if (field.getChildren().get(1) instanceof ComboBox<?> combo) {
            @SuppressWarnings("unchecked")
            ComboBox<String> names = (ComboBox<String>) combo;
            names.setItems(model.models());
        }
        Button list = new Button("", new FontIcon(Feather.LIST));
        list.setAccessibleText("Ask the server for its models");
        Hint.on(list, "Ask the server for its models");
        list.setOnAction(_ -> model.listModels());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox both = new HBox(4, field, new Field(" ", list));
        return both;
    }

    private Field temperature() {
        return Field.typed("Temperature", model.temperature(), "the server's own");
    }

    private Field longest() {
        return Field.typed("Longest reply, tokens", model.longest(), "");
    }

    private Node note() {
        Label label = new Label();
        label.getStyleClass().addAll("note", "muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(model.listedProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node test() {
        Button test = new Button("Test", new FontIcon(Feather.ZAP));
        test.setId("test-model");
        test.setMinWidth(USE_PREF_SIZE);
        Hint.on(test, "Send one tiny call");
        test.setOnAction(_ -> {
            if (model.trialProperty().get().state() == Trial.State.ASKING) {
                model.forgetTrial();
            } else {
                model.test();
            }
        });
        Label said = new Label();
        said.setId("test-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("small");
        turning.managedProperty().bind(turning.visibleProperty());
        InvalidationListener show =
                _ -> {
                    Trial now = model.trialProperty().get();
                    test.setText(now.state() == Trial.State.ASKING ? "Give up" : "Test");
                    turning.setVisible(now.state() == Trial.State.ASKING);
                    said.setText(now.sentence());
                    said.getStyleClass().removeAll("good", "bad", "muted");
                    said.getStyleClass()
                            .add(
                                    switch (now.state()) {
                                        case GOOD -> "good";
                                        case BAD -> "bad";
                                        case NONE, ASKING -> "muted";
                                    });
                };
        model.trialProperty().addListener(show);
        show.invalidated(model.trialProperty());
        HBox line = new HBox(12, test, turning, said);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
