package org.seki.ui.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** An exported picture, and where in it something is drawn. */
public record PictureFile(BufferedImage image, int ground) {
    public static PictureFile read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            return new PictureFile(image, image.getRGB(0, 0) & 0xffffff);
        } catch (IOException e) {
            throw new IllegalStateException("no picture " + file, e);
        }
    }

    /** Pixels from each edge (left, top, right, bottom) to the first that is not ground. */
    public int[] margins() {
        int[] margins = {image.getWidth(), image.getHeight(), image.getWidth(), image.getHeight()};
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) != ground) {
                    margins[0] = Math.min(margins[0], x);
                    margins[1] = Math.min(margins[1], y);
                    margins[2] = Math.min(margins[2], image.getWidth() - 1 - x);
                    margins[3] = Math.min(margins[3], image.getHeight() - 1 - y);
                }
            }
        }
        return margins;
    }
}
