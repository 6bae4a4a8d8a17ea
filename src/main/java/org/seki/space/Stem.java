package org.seki.space;

/** What makes an image's first features, before the cells of a network. */
public enum Stem {
    /** One 3×3 convolution that keeps the image's size. */
    CIFAR,
    /**
     * Three 3×3 convolutions of stride 2, for images of some 224 pixels; the first cell sees what
     * the second and the third bring (DARTS, {@code model.py}, {@code NetworkImageNet}).
     */
    IMAGENET
}
