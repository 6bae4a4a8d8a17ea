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
 * blue. Only headers are believed before memory is taken: an image of more than 50 million pixels
 * is refused, a large one is thinned while it is decoded. Links are followed one level, never
 * walked.
 */
final class ImageFolder {
    private static final long MOST_PIXELS = 50_000_000;
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
        Split split = Split.stratified(all, TRAIN_SHARE, 0);
        return new Dataset(name, title, all.only(split.first()), all.only(split.second()));
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
        long needed = (long) files.size() * side * side * 3;
        if (needed > Runtime.getRuntime().maxMemory() / 2 || needed > Integer.MAX_VALUE - 16) {
            throw new DataRefused(
                    "%,d images of %d×%d pixels need %,d MB of memory, more than half of what Java may use"
                            .formatted(files.size(), side, side, needed >> 20),
                    root.toString(),
                    "Use a smaller image size, fewer images, or give Java more memory (-Xmx).");
        }
        byte[] pixels = new byte[(int) needed];
        IntStream.range(0, files.size())
                .parallel()
                .forEach(i -> decode(files.get(i).file(), pixels, i * side * side * 3));
        int[] labels = files.stream().mapToInt(Labelled::label).toArray();
        return new Images(side, side, 3, classes, pixels, labels);
    }

    private void decode(Path file, byte[] pixels, int at) {
        BufferedImage image = square(thinned(file));
        int[] rgb = image.getRGB(0, 0, side, side, null, 0, side);
        for (int value : rgb) {
            pixels[at++] = (byte) (value >> 16);
            pixels[at++] = (byte) (value >> 8);
            pixels[at++] = (byte) value;
        }
    }

    /** The image, whole or every n-th pixel of it, at least twice as large as wanted. */
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
                int step = Math.max(1, Math.min(width, height) / (2 * side));
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw broken(file, String.valueOf(e.getMessage()));
        }
    }

    private BufferedImage square(BufferedImage image) {
        BufferedImage result = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = result.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, side, side, null);
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
