package org.seki.data;

import java.util.List;

/**
 * A data set as published: images to learn from, and images that only a final report looks at.
 *
 * @param name as it was asked for
 * @param title for people
 */
public record Dataset(String name, String title, Images train, Images test) {
    public Dataset {
        if (train.height() != test.height()
                || train.width() != test.width()
                || train.channels() != test.channels()
                || !train.classes().equals(test.classes())) {
            throw new IllegalArgumentException(
                    name + ": train and test images differ in size or classes");
        }
    }

    /**
     * The SHA-256 of all images, labels and class names of both parts, 64 hexadecimal digits. Takes
     * about a second for CIFAR-10.
     */
    public String digest() {
        return Digest.of(List.of(train, test));
    }
}
