package org.seki.ui.fx;

import java.io.IOException;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures of what the window shows. */
public final class PngFile {
    private static final double SCALE = 2;

    private PngFile() {}

    /**
     * Writes a picture of the node at twice its size, on its scene's ground. JavaFX thread.
     *
     * @throws IOException when the file cannot be written
     */
    public static void write(Node node, Path file) throws IOException {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        parameters.setFill(node.getScene().getFill() instanceof Color c ? c : Color.WHITE);
        WritableImage image = node.snapshot(parameters, null);
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
            throw new IOException("no PNG writer in this Java");
        }
    }
}
