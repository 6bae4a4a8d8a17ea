package org.seki.data;

/**
 * What is done to a training image.
 *
 * @param crop pixels of black border from which a random window of the old size is cut; DARTS 4
 * @param flip whether every second image is mirrored, left to right
 * @param cutout side of the square set to the mean, partly outside at the border (DeVries &amp;
 *     Taylor, 2017); 0 for none, DARTS 16
 */
public record Augmentation(int crop, boolean flip, int cutout) {
    public static final Augmentation NONE = new Augmentation(0, false, 0);

    public Augmentation {
        if (crop < 0 || cutout < 0) {
            throw new IllegalArgumentException("crop and cutout are numbers of pixels, 0 or more");
        }
    }
}
