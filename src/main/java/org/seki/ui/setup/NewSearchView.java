package org.seki.ui.setup;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.search.Preset;
import org.seki.strategist.Manner;
import org.seki.ui.setup.Choices.Offer;

/** The form of a new search; its last line says why it cannot be started yet. */
public final class NewSearchView extends BorderPane {
    private final NewSearchModel model;

    /**
     * @param refusal why the last search that was started here was not opened; empty when it was
     */
    public NewSearchView(NewSearchModel model, ObservableValue<String> refusal) {
        this.model = model;
        getStyleClass().add("new-search");
        VBox column = new VBox(what(), length(), who(), asking(), modelForm());
        column.getStyleClass().add("form");
        HBox middle = new HBox(column);
        middle.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(column, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(head());
        setCenter(scroll);
        setBottom(foot(refusal));
    }

    private Node head() {
        Button back = model.cancel().iconButton(Feather.ARROW_LEFT);
        Label title = new Label("New search");
        title.getStyleClass().add("title");
        HBox head = new HBox(8, back, title);
        head.getStyleClass().add("toolbar");
        return head;
    }

    private Node foot(ObservableValue<String> refusal) {
        Label why = new Label();
        why.setId("why-not");
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        why.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.reasonProperty().get().isEmpty()
                                                ? refusal.getValue()
                                                : model.reasonProperty().get(),
                                model.reasonProperty(),
                                refusal));
        why.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(why, Priority.ALWAYS);
        Button start = model.start().button(Feather.PLAY);
        start.getStyleClass().add("primary");
        start.setMinWidth(USE_PREF_SIZE);
        Label key = new Label(model.start().key().getDisplayText());
        key.getStyleClass().addAll("note", "muted");
        key.setMinWidth(USE_PREF_SIZE);
        HBox foot = new HBox(16, why, key, start);
        foot.getStyleClass().add("form-foot");
        return foot;
    }

    private Node what() {
        return section(
                "What is searched",
                Row.of(
                        Field.chosen(
                                "Space",
                                model.choices().spaces(),
                                Offer::title,
                                model.spaceProperty()),
                        Field.open(
                                        "Data set, or a folder",
                                        model.choices().dataSets(),
                                        model.dataset(),
                                        "a name or a folder")
                                .withId("dataset"),
                        Field.chosen(
                                "Evaluator",
                                model.choices().evaluators(),
                                Offer::title,
                                model.evaluatorProperty())),
                table());
    }

    private Node table() {
        Node field =
                Field.typed("Benchmark table", model.table(), "/path/to/nasbench201.csv")
                        .withId("table");
        show(field, Bindings.createBooleanBinding(model::needsTable, model.evaluatorProperty()));
        return field;
    }

    private Node length() {
        return section(
                "How long",
                Row.of(
                        Field.chosen(
                                "Preset",
                                List.of(Preset.values()),
                                p ->
                                        switch (p) {
                                            case QUICK -> "Quick, n = 16";
                                            case STANDARD -> "Standard, n = 50";
                                        },
                                model.presetProperty()),
                        Field.typed("λ, self-evolution", model.lambda(), "").withId("lambda"),
                        Field.typed("γ, inspiration", model.gamma(), "").withId("gamma"),
                        Field.typed("k, best to draw from", model.topK(), "").withId("top-k"),
                        Field.typed("ξ, how many drawn", model.sample(), "").withId("sample"),
                        Field.typed("Seed", model.seed(), "").withId("seed")));
    }

    private Node who() {
        Field field =
                Field.chosen(
                                "Strategist",
                                model.choices().strategists(),
                                Offer::title,
                                model.strategistProperty())
                        .withId("strategist");
        return section("Who proposes", Row.of(field, manner()));
    }

    private Node manner() {
        Field turns =
                Field.chosen(
                        "Asked in",
                        List.of(Manner.values()),
                        m ->
                                switch (m) {
                                    case TWO_TURNS -> "two turns, reasoning first";
                                    case ONE_TURN -> "one turn";
                                    case ANSWER_ONLY -> "one turn, without reasoning";
                                },
                        model.mannerProperty());
        turns.visibleProperty().bind(asksInWords());
        return turns;
    }

    private Node asking() {
        CheckBox statistics = new CheckBox("Show what the statistics believe, as evidence");
        statistics.selectedProperty().bindBidirectional(model.statisticsProperty());
        CheckBox masked = new CheckBox("Mask the operations' names");
        masked.selectedProperty().bindBidirectional(model.maskedProperty());
        HBox line = new HBox(24, statistics, masked);
        show(line, asksInWords());
        return line;
    }

    private Node modelForm() {
        VBox caps =
                section(
                        "Caps; no call is sent that could exceed one",
                        Row.of(
                                Field.typed("Tokens", model.tokens(), "none").withId("cap-tokens"),
                                Field.typed("Money, $", model.dollars(), "none")
                                        .withId("cap-dollars"),
                                Field.typed("Calls", model.calls(), "none").withId("cap-calls")));
        VBox form = new VBox(24, new ModelView(model.model()), caps);
        show(form, Bindings.createBooleanBinding(model::asksModel, model.strategistProperty()));
        return form;
    }

    private BooleanBinding asksInWords() {
        return Bindings.createBooleanBinding(model::asksInWords, model.strategistProperty());
    }

    private static void show(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private static VBox section(String title, Node... rows) {
        Label head = new Label(title);
        head.getStyleClass().add("strong");
        VBox section = new VBox(head);
        section.getChildren().addAll(rows);
        section.getStyleClass().add("form-section");
        return section;
    }
}
