package org.seki.ui.fx;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.transform.NonInvertibleTransformException;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.jfree.fx.FXGraphics2D;

/** Pictures of what the window shows, at twice its size. */
public final class PngFile {
    private static final double SCALE = 2;

    private PngFile() {}

    /**
     * Writes a picture of the whole node, however far it is zoomed in the window or out of sight.
     * JavaFX thread.
     *
     * @param ground what is behind it
     * @throws IOException when the file cannot be written
     */
    public static void write(Node node, Color ground, Path file) throws IOException {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(ground);
        try {
            parameters.setTransform(
                    Transform.scale(SCALE, SCALE)
                            .createConcatenation(node.getLocalToParentTransform().createInverse()));
        } catch (NonInvertibleTransformException e) {
            throw new IOException("what has no size has no picture", e);
        }
        write(node.snapshot(parameters, null), file);
    }

    /**
     * Draws the chart again at this size, so that lines and letters are sharp. JavaFX thread.
     *
     * @throws IOException when the file cannot be written
     */
    public static void write(ChartPane pane, Path file) throws IOException {
        double width = Math.ceil(pane.getWidth());
        double height = Math.ceil(pane.getHeight());
        Canvas canvas = new Canvas(SCALE * width, SCALE * height);
        canvas.getGraphicsContext2D().setFont(Font.font(Ink.FAMILY, Ink.SIZE));
        FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
        graphics.scale(SCALE, SCALE);
        pane.chart().draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        write(canvas.snapshot(null, null), file);
    }

    private static void write(WritableImage image, Path file) throws IOException {
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
            throw new IOException("no PNG writer in this Java");
        }
    }
}
