package org.seki.ui.experiments;

import javafx.scene.layout.Region;
import org.seki.evaluation.RankCorrelation;

/** A line of a forest plot, from −1 to 1: the interval as a bar, τ as a square, zero as a hair. */
final class IntervalMark extends Region {
    private static final double SQUARE = 7;
    private static final double BAR = 2;

    private final RankCorrelation tau;
    private final Region zero = part("interval-zero");
    private final Region bar = part("interval-bar");
    private final Region square = part("interval-square");

    IntervalMark(RankCorrelation tau) {
        this.tau = tau;
        getStyleClass().add("interval-mark");
        boolean told = tau.low() > 0 || tau.high() < 0;
        for (Region drawn : new Region[] {bar, square}) {
            drawn.getStyleClass().add(told ? "interval-told" : "interval-untold");
        }
        setMinSize(0, 12);
        setPrefHeight(12);
        getChildren().addAll(zero, bar, square);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        return part;
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        double low = at(tau.low());
        zero.resizeRelocate(at(0), 0, 1, getHeight());
        bar.resizeRelocate(low, middle - BAR / 2, Math.max(1, at(tau.high()) - low), BAR);
        square.resizeRelocate(at(tau.tau()) - SQUARE / 2, middle - SQUARE / 2, SQUARE, SQUARE);
    }

    private double at(double value) {
        return SQUARE / 2 + (value + 1) / 2 * (getWidth() - SQUARE);
    }
}
