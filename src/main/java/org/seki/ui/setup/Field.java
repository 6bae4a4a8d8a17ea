package org.seki.ui.setup;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** A control under its name, and under it what is wrong with what it holds. */
final class Field extends VBox {
    Field(String name, Control control, ObservableValue<String> fault) {
        getStyleClass().add("field");
        Label label = new Label(name);
        label.getStyleClass().addAll("note", "muted");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        control.setMaxWidth(Double.MAX_VALUE);
        Label wrong = new Label();
        wrong.getStyleClass().addAll("note", "bad");
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        wrong.textProperty().bind(fault);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
        getChildren().addAll(label, control, wrong);
    }

    /** A choice, which cannot be wrong. */
    Field(String name, Node control) {
        getStyleClass().add("field");
        Label label = new Label(name);
        label.getStyleClass().addAll("note", "muted");
        label.setLabelFor(control);
        getChildren().addAll(label, control);
    }

    /** A text to be typed. */
    static Field typed(String name, Entry<?> entry, String prompt) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        field.setPrefColumnCount(7);
        field.textProperty().bindBidirectional(entry.textProperty());
        return new Field(name, field, entry.faultProperty());
    }

    /** One of several. */
    static <T> Field chosen(
            String name, List<T> choices, Function<T, String> title, Property<T> chosen) {
        ComboBox<T> combo = new ComboBox<>();
        combo.getItems().setAll(choices);
        combo.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return value == null ? "" : title.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("a choice is not typed");
                    }
                });
        combo.valueProperty().bindBidirectional(chosen);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setAccessibleText(name);
        return new Field(name, combo);
    }

    /** One of several, or another that is typed. */
    static Field open(String name, List<String> choices, Entry<String> entry, String prompt) {
        ComboBox<String> combo = new ComboBox<>();
        combo.setEditable(true);
        combo.setPromptText(prompt);
        combo.getItems().setAll(choices);
        combo.getEditor().textProperty().bindBidirectional(entry.textProperty());
        combo.setAccessibleText(name);
        return new Field(name, combo, entry.faultProperty());
    }

    Field withId(String id) {
        getChildren().get(1).setId(id);
        return this;
    }
}
