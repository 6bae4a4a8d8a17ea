package org.seki.data;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A folder with a folder of images for every class; perhaps below {@code train} and {@code val} or
 * {@code test}, else a fifth of every class is kept for testing. Images become square, red, green,
 * blue, by {@link BoxFilter}. Only headers are believed before memory is taken: an image of more
 * than 50 million pixels is refused, one of more than 4 million is thinned while it is decoded. Of
 * an animation the first picture counts. Links are followed one level, never walked.
 */
final class ImageFolder {
    private static final long MOST_PIXELS = 50_000_000;

    /** As many are filtered; of more, every n-th row and column. */
    private static final long FILTERED_PIXELS = 4_000_000;

    private static final double TRAIN_SHARE = 0.8;

    private record Labelled(Path file, int label) {}

    private final int side;

    ImageFolder(int side) {
        this.side = side;
    }

    static boolean in(Path folder) {
        return !folders(folder).isEmpty();
    }

    Dataset read(String name, Path root) {
        Path train = Files.isDirectory(root.resolve("train")) ? root.resolve("train") : root;
        Optional<Path> test =
                Stream.of("test", "val", "valid", "validation")
                        .map(root::resolve)
                        .filter(p -> !train.equals(root) && Files.isDirectory(p))
                        .findFirst();
        List<String> classes =
                folders(train).stream().map(p -> p.getFileName().toString()).toList();
        if (classes.size() < 2) {
            throw new DataRefused(
                    "The folder has %d class folders, expected at least 2"
                            .formatted(classes.size()),
                    train.toString(),
                    "Put the images of each class in a folder of its own.");
        }
        Images all = images(train, classes);
        String title = root.getFileName() + ", " + classes.size() + " classes";
        if (test.isPresent()) {
            return new Dataset(name, title, all, images(test.get(), classes));
        }
        if (all.count() < 2 * classes.size()) {
            enough(all, train);
        }
        Split split = Split.stratified(all, TRAIN_SHARE, 0);
        return new Dataset(name, title, all.only(split.first()), all.only(split.second()));
    }

    /** Of a class's images a fifth, and one at least, is kept for testing. */
    private static void enough(Images images, Path train) {
        int[] count = new int[images.classes().size()];
        for (int label : images.labels()) {
            count[label]++;
        }
        for (int c = 0; c < count.length; c++) {
            if (count[c] < 2) {
                throw new DataRefused(
                        "The class folder holds one image, expected at least 2: one is kept for testing",
                        train.resolve(images.classes().get(c)).toString(),
                        "Add images, or put those to test with into a folder test beside train.");
            }
        }
    }

    private Images images(Path root, List<String> classes) {
        List<Labelled> files = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            Path folder = root.resolve(classes.get(label));
            List<Path> inside = imageFiles(folder);
            if (inside.isEmpty()) {
                throw new DataRefused(
                        "The class folder holds no image",
                        folder.toString(),
                        "Put images (PNG, JPEG, GIF, BMP) there or remove the folder.");
            }
            for (Path file : inside) {
                files.add(new Labelled(file, label));
            }
        }
        byte[] pixels =
                new byte
                        [Room.checked(
                                (long) files.size() * side * side * 3,
                                "%,d images of %d×%d pixels".formatted(files.size(), side, side),
                                root)];
        IntStream.range(0, files.size())
                .parallel()
                .forEach(i -> decode(files.get(i).file(), pixels, i * side * side * 3));
        int[] labels = files.stream().mapToInt(Labelled::label).toArray();
        return new Images(side, side, 3, classes, pixels, labels);
    }

    private void decode(Path file, byte[] pixels, int at) {
        for (int value : square(thinned(file))) {
            pixels[at++] = (byte) (value >> 16);
            pixels[at++] = (byte) (value >> 8);
            pixels[at++] = (byte) value;
        }
    }

    /** The image, whole or, where that would be too much, every n-th row and column of it. */
    private BufferedImage thinned(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers =
                    in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw broken(file, "it is no image of a known format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
                    throw broken(
                            file,
                            "its header says %,d×%,d pixels, expected at most %,d in all"
                                    .formatted(width, height, MOST_PIXELS));
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int step = (int) Math.ceil(Math.sqrt((double) width * height / FILTERED_PIXELS));
                step = Math.clamp(Math.min(width, height) / side, 1, step);
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        } catch (DataRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException e) { // the readers of Java fail in every way
            throw broken(file, e.getMessage() == null ? "it is not whole" : e.getMessage());
        }
    }

    private int[] square(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return width >= side && height >= side
                ? BoxFilter.square(
                        opaque(image, width, height).getRGB(0, 0, width, height, null, 0, width),
                        width,
                        height,
                        side)
                : opaque(image, side, side).getRGB(0, 0, side, side, null, 0, side);
    }

    /** On black, so large; what grows is interpolated. */
    private static BufferedImage opaque(BufferedImage image, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = result.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return result;
    }

    private static DataRefused broken(Path file, String why) {
        return new DataRefused(
                "The image cannot be read: " + why,
                file.toString(),
                "Repair or remove it; nothing is left out silently.");
    }

    private static List<Path> folders(Path root) {
        return list(root).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> imageFiles(Path folder) {
        Set<String> suffixes = Set.of(ImageIO.getReaderFileSuffixes());
        return list(folder).stream()
                .filter(Files::isRegularFile)
                .filter(p -> suffixes.contains(suffix(p)))
                .toList();
    }

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Not hidden, by name. */
    private static List<Path> list(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            Path[] sorted =
                    inside.filter(p -> !p.getFileName().toString().startsWith("."))
                            .toArray(Path[]::new);
            Arrays.sort(sorted);
            return List.of(sorted);
        } catch (IOException e) {
            throw new DataRefused(
                    "The folder cannot be listed: " + e.getMessage(),
                    folder.toString(),
                    "Name a folder that exists and may be read.");
        }
    }
}
