package org.seki.data;

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
}
