package org.seki.ui.fx;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import org.seki.space.Operation;

/**
 * How an operation is drawn: a colour safe for colour-blind eyes (Okabe and Ito), and a line, so
 * that it is told apart without colour too. The same in both themes.
 *
 * @param width in pixels
 * @param dashes lengths of dash and gap in turn, in pixels; empty is solid
 */
public record OperationLine(Color colour, double width, List<Double> dashes) {
    private static final List<Double> SOLID = List.of();
    private static final List<Double> LONG = List.of(12.0, 4.0);
    private static final List<Double> SHORT = List.of(6.0, 3.0);
    private static final List<Double> DOTS = List.of(0.1, 5.0);

    public OperationLine {
        dashes = List.copyOf(dashes);
    }

    public static OperationLine of(Operation operation) {
        return switch (operation) {
            case SEP_CONV_3X3, NOR_CONV_3X3, TANH, BASIC -> line("#0072B2", 3.2, SOLID);
            case SEP_CONV_5X5, NOR_CONV_1X1, RELU, BASIC_WIDE -> line("#56B4E9", 3.2, SOLID);
            case SEP_CONV_7X7 -> line("#332288", 3.2, SOLID);
            case CONV_7X1_1X7 -> line("#999933", 3.2, SOLID);
            case DIL_CONV_3X3, SIGMOID, BASIC_DOWN -> line("#009E73", 3.2, LONG);
            case DIL_CONV_5X5, BASIC_WIDE_DOWN -> line("#6CCB5F", 3.2, LONG);
            case MAX_POOL_3X3 -> line("#E69F00", 2.8, SHORT);
            case AVG_POOL_3X3 -> line("#D55E00", 2.8, SHORT);
            case SKIP_CONNECT, IDENTITY -> line("#CC79A7", 2.6, DOTS);
            case NONE -> line("#8C959F", 1, SOLID);
        };
    }

    /** Strokes the shape this way. */
    public void applyTo(Shape shape) {
        shape.setStroke(colour);
        shape.setStrokeWidth(width);
        shape.setStrokeLineCap(dashes.isEmpty() ? StrokeLineCap.BUTT : StrokeLineCap.ROUND);
        shape.getStrokeDashArray().setAll(dashes);
    }

    private static OperationLine line(String colour, double width, List<Double> dashes) {
        return new OperationLine(Color.web(colour), width, dashes);
    }
}
