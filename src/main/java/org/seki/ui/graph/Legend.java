package org.seki.ui.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Line;
import org.seki.space.Operation;
import org.seki.ui.fx.OperationLine;

/** How each operation of the space is drawn; pointing at one lights its edges. */
final class Legend extends FlowPane {
    private final Consumer<Optional<Operation>> light;
    private List<Operation> shown = List.of();

    Legend(Consumer<Optional<Operation>> light) {
        this.light = light;
        getStyleClass().add("legend");
        setMinWidth(0);
    }

    void show(List<Operation> operations) {
        if (!operations.equals(shown)) {
            shown = List.copyOf(operations);
            getChildren().setAll(operations.stream().map(this::entry).toList());
        }
    }

    private HBox entry(Operation operation) {
        Line line = new Line(0, 0, 24, 0);
        OperationLine.of(operation).applyTo(line);
        HBox entry = new HBox(line, new Label(name(operation)));
        entry.getStyleClass().add("legend-entry");
        entry.setId("legend-" + operation.text());
        entry.setOnMouseEntered(_ -> light.accept(Optional.of(operation)));
        entry.setOnMouseExited(_ -> light.accept(Optional.empty()));
        return entry;
    }

    /** The published name with a multiplication sign: {@code sep_conv_3×3}. */
    static String name(Operation operation) {
        return operation.text().replaceAll("(\\d)x(\\d)", "$1×$2");
    }
}
