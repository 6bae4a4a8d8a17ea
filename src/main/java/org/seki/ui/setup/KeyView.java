package org.seki.ui.setup;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.ui.fx.Segments;
import org.seki.ui.setup.KeyModel.Place;

/** Where the key comes from; what is typed is shown to nobody. */
final class KeyView extends VBox {
    private final KeyModel model;

    KeyView(KeyModel model) {
        super(8);
        this.model = model;
        Segments<Place> places = new Segments<>(List.of(Place.values()), Place::title);
        places.getStyleClass().add("left");
        places.chosenProperty().bindBidirectional(model.placeProperty());
        TextField variable = new TextField();
        variable.setId("key-variable");
        variable.textProperty().bindBidirectional(model.variableProperty());
        variable.setAccessibleText("Environment variable that holds the key");
        PasswordField secret = new PasswordField();
        secret.setId("key-typed");
        secret.setPrefColumnCount(30);
        secret.setPromptText("Paste the key; it is never saved or shown");
        secret.setAccessibleText("Key");
        secret.textProperty().bindBidirectional(model.typedProperty());
        Button keep = new Button("Keep in the keyring", new FontIcon(Feather.LOCK));
        keep.setMinWidth(USE_PREF_SIZE);
        keep.setOnAction(_ -> model.keep());
        keep.disableProperty().bind(model.typedProperty().isEmpty());
        show(variable, is(Place.VARIABLE));
        show(secret, is(Place.TYPED).or(is(Place.KEYRING)));
        show(keep, is(Place.KEYRING));
        HBox line = new HBox(8, variable, secret, keep);
        show(line, is(Place.NONE).not());
        getChildren()
                .addAll(
                        new Field("Key", places),
                        line,
                        note(model.entry().faultProperty(), "bad"),
                        note(model.keptProperty(), "muted"));
    }

    private javafx.beans.binding.BooleanBinding is(Place place) {
        return Bindings.createBooleanBinding(
                () -> model.placeProperty().get() == place, model.placeProperty());
    }

    private static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private static Label note(javafx.beans.value.ObservableStringValue text, String style) {
        Label label = new Label();
        label.getStyleClass().addAll("note", style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
