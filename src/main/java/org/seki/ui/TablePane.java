package org.seki.ui;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.converter.LongStringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.seki.search.Preset;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.fx.TableCard;

/** A search on a benchmark table: the file, what is in it, and what to search there. */
final class TablePane extends VBox {
    private final TableSearchModel model;
    private final ComboBox<String> dataset = new ComboBox<>();
    private final Label seen = new Label();
    private final Node choices;

    TablePane(TableSearchModel model) {
        this.model = model;
        getStyleClass().add("table-pane");
        getStylesheets().add(PanelStyle.of(TableCard.class, "table.css"));
        seen.getStyleClass().addAll("note", "muted");
        seen.setWrapText(true);
        seen.setMinHeight(USE_PREF_SIZE);
        choices = choices();
        getChildren().addAll(new TableCard(model.file(), true), choices, seen);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
        model.file().stateProperty().subscribe(_ -> suit());
        model.datasetProperty().subscribe(_ -> seen.setText(model.inWords()));
    }

    private void suit() {
        String chosen = model.datasetProperty().get();
        dataset.getItems().setAll(model.datasets());
        dataset.setValue(chosen);
        seen.setText(model.inWords());
        boolean read = model.file().read().isPresent();
        for (Node node : new Node[] {choices, seen}) {
            node.setVisible(read);
            node.setManaged(read);
        }
    }

    private Node choices() {
        dataset.setId("table-dataset");
        dataset.valueProperty()
                .addListener((_, _, now) -> {
                    if (now != null) {
                        model.datasetProperty().set(now);
                    }
                });
        model.datasetProperty().subscribe(now -> dataset.setValue(now));
        ComboBox<String> strategist = new ComboBox<>();
        strategist.getItems().setAll(TableSearchModel.STRATEGISTS);
        strategist.valueProperty().bindBidirectional(model.strategistProperty());
        ComboBox<Preset> preset = new ComboBox<>();
        preset.getItems().setAll(Preset.values());
        preset.setConverter(new Length());
        preset.valueProperty().bindBidirectional(model.presetProperty());
        Button search = model.search().button(Feather.PLAY);
        search.getStyleClass().add("primary");
        search.setMinWidth(USE_PREF_SIZE);
        HBox line =
                new HBox(
                        field("Data set", dataset),
                        field("Strategist", strategist),
                        field("Length", preset),
                        field("Seed", seed()),
                        search);
        line.setAlignment(Pos.BOTTOM_LEFT);
        line.getStyleClass().add("choices");
        return line;
    }

    private TextField seed() {
        TextField seed = new TextField();
        seed.setPrefColumnCount(5);
        TextFormatter<Long> whole =
                new TextFormatter<>(
                        new LongStringConverter(),
                        model.seedProperty().get(),
                        change -> change.getControlNewText().matches("\\d{0,9}") ? change : null);
        seed.setTextFormatter(whole);
        whole.valueProperty()
                .addListener((_, _, now) ->
                        model.seedProperty().set(Objects.requireNonNullElse(now, 1L)));
        return seed;
    }

    private static Node field(String name, Node control) {
        Label label = new Label(name);
        label.getStyleClass().addAll("note", "muted");
        label.setLabelFor(control);
        return new VBox(4, label, control);
    }

    /** {@code standard, n = 50}. */
    private static final class Length extends StringConverter<Preset> {
        @Override
        public String toString(Preset preset) {
            return preset == null
                    ? ""
                    : "%s, n = %d"
                            .formatted(
                                    preset == Preset.QUICK ? "Quick" : "Standard",
                                    preset.lambda() + preset.gamma());
        }

        @Override
        public Preset fromString(String text) {
            throw new UnsupportedOperationException("a choice is not typed");
        }
    }
}
