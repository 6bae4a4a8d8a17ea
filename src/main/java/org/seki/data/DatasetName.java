package org.seki.data;

import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What people call a data set that is asked for as {@link Datasets} takes it. No data is looked at.
 *
 * @param brief a name of a word or two: {@code Fashion-MNIST}, or the last part of a folder
 * @param whole with its size where that is known, and how it is asked for
 */
public record DatasetName(String brief, String whole) {
    static final String FASHION = "Fashion-MNIST";
    static final String FASHION_PART = FASHION + ", 12,000 images";

    public static DatasetName of(String asked) {
        if (Datasets.builtIn(asked)) {
            return new DatasetName(FASHION, "%s (%s, built in)".formatted(FASHION_PART, asked));
        }
        String path = asked.replace('\\', '/').replaceFirst("/+$", "");
        if (path.contains("/")) {
            return new DatasetName(folder(path.substring(path.lastIndexOf('/') + 1)), asked);
        }
        Optional<PublishedSet> published = PublishedSet.named(asked);
        return published
                .map(set -> new DatasetName(brief(set), "%s (%s)".formatted(set.title(), asked)))
                .orElseGet(() -> new DatasetName(folder(asked), asked));
    }

    /** The title without who published it; never that of the part that is built in. */
    private static String brief(PublishedSet set) {
        String name = set.title().replaceFirst(" \\(.*", "");
        return name.equals(FASHION) ? name + ", whole" : name;
    }

    /** {@code photos@16} becomes {@code photos, 16 px}. */
    private static String folder(String name) {
        Matcher sized = Datasets.SIZED.matcher(name);
        return sized.matches() ? "%s, %s px".formatted(sized.group(1), sized.group(2)) : name;
    }
}
