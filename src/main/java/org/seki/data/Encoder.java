package org.seki.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Writes images as normalised, augmented floats, {@code (H, W, C)}. Used by one thread. */
public final class Encoder {
    private final Images images;
    private final Augmentation augmentation;
    private final float[][] table;
    private final float[] image;

    public Encoder(Images images, Augmentation augmentation, Normalisation normalisation) {
        this.images = images;
        this.augmentation = augmentation;
        this.table = normalisation.table();
        this.image = new float[images.stride()];
    }

    /** These images unchanged, {@code (N, H, W, C)}, in a direct buffer of their own. */
    public static ByteBuffer plain(Images images, int[] indices, Normalisation normalisation) {
        Encoder encoder = new Encoder(images, Augmentation.NONE, normalisation);
        ByteBuffer bytes = buffer(indices.length, images);
        FloatBuffer floats = bytes.asFloatBuffer();
        SplittableRandom unused = new SplittableRandom(0);
        for (int index : indices) {
            encoder.encode(index, unused, floats);
        }
        return bytes;
    }

    static ByteBuffer buffer(int count, Images images) {
        int bytes = Math.multiplyExact(Math.multiplyExact(count, images.stride()), Float.BYTES);
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    void encode(int index, SplittableRandom random, FloatBuffer out) {
        int crop = augmentation.crop();
        int down = crop == 0 ? 0 : random.nextInt(2 * crop + 1) - crop;
        int right = crop == 0 ? 0 : random.nextInt(2 * crop + 1) - crop;
        boolean mirrored = augmentation.flip() && random.nextInt(2) == 1;
        crop(index, down, right, mirrored);
        if (augmentation.cutout() > 0) {
            cut(random.nextInt(images.height()), random.nextInt(images.width()));
        }
        out.put(image);
    }

    private void crop(int index, int down, int right, boolean mirrored) {
        int height = images.height();
        int width = images.width();
        int start = index * images.stride();
        for (int y = 0, to = 0; y < height; y++) {
            int sourceY = y + down;
            boolean inside = sourceY >= 0 && sourceY < height;
            int row = start + sourceY * width * images.channels();
            for (int x = 0; x < width; x++, to += images.channels()) {
                int sourceX = (mirrored ? width - 1 - x : x) + right;
                if (inside && sourceX >= 0 && sourceX < width) {
                    pixel(row + sourceX * images.channels(), to);
                } else {
                    black(to);
                }
            }
        }
    }

    private void pixel(int from, int to) {
        byte[] pixels = images.pixels();
        for (int c = 0; c < table.length; c++) {
            image[to + c] = table[c][pixels[from + c] & 0xff];
        }
    }

    private void black(int to) {
        for (int c = 0; c < table.length; c++) {
            image[to + c] = table[c][0];
        }
    }

    private void cut(int centreY, int centreX) {
        int half = augmentation.cutout() / 2;
        int left = Math.max(0, centreX - half);
        int right = Math.min(images.width(), centreX + half);
        int top = Math.max(0, centreY - half);
        int bottom = Math.min(images.height(), centreY + half);
        for (int y = top; y < bottom; y++) {
            int row = y * images.width();
            int channels = images.channels();
            Arrays.fill(image, (row + left) * channels, (row + right) * channels, 0f);
        }
    }
}
