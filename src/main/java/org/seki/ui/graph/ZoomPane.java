package org.seki.ui.graph;

import javafx.geometry.Dimension2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

/**
 * Shows a drawing fitted to the space there is, until somebody zooms (wheel, + and −) or pans
 * (drag, arrow keys); double click or 0 fits it again.
 */
final class ZoomPane extends Pane {
    private static final double LARGEST = 6;
    private static final double STEP = 1.2;

    /** A drawing that may arrange itself for the space there is. */
    abstract static class Drawing extends Pane {
        /** Arranges the drawing and tells its size at zoom 1. */
        abstract Dimension2D arrange(double width, double height);
    }

    private final Drawing drawing;
    private final double largestFit;
    private final Affine view = new Affine();
    private boolean fitted = true;
    private double pressedX;
    private double pressedY;

    /**
     * @param largestFit the zoom that fitting never exceeds
     */
    ZoomPane(Drawing drawing, double largestFit) {
        this.drawing = drawing;
        this.largestFit = largestFit;
        getChildren().add(drawing);
        drawing.setManaged(false);
        drawing.getTransforms().add(view);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(0, 0);
        setFocusTraversable(true);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** What is shown, at zoom 1 in its own coordinates. */
    Drawing drawing() {
        return drawing;
    }

    double zoom() {
        return view.getMxx();
    }

    /** As large as the space allows, in its middle. */
    void fit() {
        fitted = true;
        requestLayout();
    }

    void zoomIn() {
        zoom(STEP, getWidth() / 2, getHeight() / 2);
    }

    void zoomOut() {
        zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
    }

    /** Arranges and fits again, if nobody has zoomed. */
    @Override
    protected void layoutChildren() {
        Dimension2D size = drawing.arrange(getWidth(), getHeight());
        drawing.resize(size.getWidth(), size.getHeight());
        if (fitted && size.getWidth() > 0 && size.getHeight() > 0) {
            double scale =
                    Math.min(
                            largestFit,
                            Math.min(getWidth() / size.getWidth(), getHeight() / size.getHeight()));
            set(
                    scale,
                    Math.round((getWidth() - scale * size.getWidth()) / 2),
                    Math.round((getHeight() - scale * size.getHeight()) / 2));
        }
    }

    private void set(double scale, double x, double y) {
        view.setToTransform(scale, 0, x, 0, scale, y);
    }

    private void zoom(double factor, double x, double y) {
        double scale = Math.clamp(zoom() * factor, 0.2, LARGEST);
        double real = scale / zoom();
        fitted = false;
        set(scale, x - real * (x - view.getTx()), y - real * (y - view.getTy()));
    }

    private void pan(double dx, double dy) {
        fitted = false;
        set(zoom(), view.getTx() + dx, view.getTy() + dy);
    }

    private void scrolled(ScrollEvent e) {
        if (e.getDeltaY() != 0) {
            zoom(Math.pow(STEP, e.getDeltaY() / 40), e.getX(), e.getY());
            e.consume();
        }
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        pressedX = e.getX();
        pressedY = e.getY();
    }

    private void dragged(MouseEvent e) {
        if (e.getButton() != MouseButton.SECONDARY) {
            pan(e.getX() - pressedX, e.getY() - pressedY);
            pressedX = e.getX();
            pressedY = e.getY();
        }
    }

    private void clicked(MouseEvent e) {
        if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY) {
            fit();
        }
    }

    private void key(KeyEvent e) {
        boolean known = true;
        switch (e.getCode()) {
            case PLUS, EQUALS, ADD -> zoomIn();
            case MINUS, SUBTRACT -> zoomOut();
            case DIGIT0, NUMPAD0 -> fit();
            case LEFT -> pan(24, 0);
            case RIGHT -> pan(-24, 0);
            case UP -> pan(0, 24);
            case DOWN -> pan(0, -24);
            default -> known = false;
        }
        if (known) {
            e.consume();
        }
    }
}
