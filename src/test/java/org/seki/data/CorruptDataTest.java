package org.seki.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way a data set can be broken ends in a sentence that names the file. */
class CorruptDataTest {
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

    @TempDir Path folder;

    interface Damage {
        void to(Path folder) throws IOException;
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("not there", "There is no data set", f -> Files.delete(emptied(f))),
                damage("empty folder", "holds no data set", f -> emptied(f)),
                damage(
                        "a file, not a folder",
                        "There is no data set",
                        f -> {
                            Files.delete(emptied(f));
                            Files.writeString(f, "x");
                        }),
                damage(
                        "labels missing",
                        "There is no such file",
                        idx(f -> Files.delete(f.resolve(TRAIN_LABELS)))),
                damage(
                        "test images missing",
                        "There is no such file",
                        idx(f -> Files.delete(f.resolve("t10k-images-idx3-ubyte")))),
                damage(
                        "images empty",
                        "ends too soon: expected 4 bytes of header, found 0",
                        idx(f -> Files.write(f.resolve(TRAIN_IMAGES), new byte[0]))),
                damage(
                        "images cut in the header",
                        "ends too soon",
                        idx(f -> cut(f.resolve(TRAIN_IMAGES), 10))),
                damage(
                        "images cut",
                        "expected 2,352 bytes of pixels, found 2,351",
                        idx(f -> cut(f.resolve(TRAIN_IMAGES), 16 + 3 * 784 - 1))),
                damage(
                        "images too long",
                        "goes on after",
                        idx(f -> append(f.resolve(TRAIN_IMAGES)))),
                damage(
                        "labels too long",
                        "goes on after",
                        idx(f -> append(f.resolve(TRAIN_LABELS)))),
                damage(
                        "wrong magic",
                        "starts with 0x00000801, expected 0x00000803",
                        idx(f ->
                                Files.copy(
                                        f.resolve(TRAIN_LABELS),
                                        replaced(f.resolve(TRAIN_IMAGES))))),
                damage(
                        "text",
                        "starts with 0x3c68746d",
                        idx(f -> Files.writeString(f.resolve(TRAIN_IMAGES), "<html>404</html>"))),
                damage(
                        "counts differ",
                        "says 2 images, but",
                        idx(f -> Files.write(f.resolve(TRAIN_IMAGES), images(2, 28, 28, 2 * 784)))),
                damage(
                        "label out of range",
                        "has label 9, expected 0 to 2",
                        idx(f ->
                                Files.write(f.resolve("t10k-labels-idx1-ubyte"), labels(0, 9, 1)))),
                damage(
                        "no labels",
                        "says 0 labels",
                        idx(f -> Files.write(f.resolve(TRAIN_LABELS), labels()))),
                damage(
                        "negative count",
                        "says -1 labels",
                        idx(f -> Files.write(f.resolve(TRAIN_LABELS), header(0x801, -1)))),
                damage(
                        "two billion labels",
                        "expected 2,147,483,647 bytes of labels, found 0",
                        idx(f ->
                                Files.write(
                                        f.resolve(TRAIN_LABELS),
                                        header(0x801, Integer.MAX_VALUE)))),
                damage(
                        "enormous images",
                        "images of 1000000×1000000 pixels",
                        idx(f ->
                                Files.write(
                                        f.resolve(TRAIN_IMAGES),
                                        header(0x803, 3, 1000000, 1000000)))),
                damage(
                        "images of 0 pixels",
                        "images of 0×28 pixels",
                        idx(f -> Files.write(f.resolve(TRAIN_IMAGES), header(0x803, 3, 0, 28)))),
                damage(
                        "gzip that is none",
                        "not whole gzip data",
                        gz(f ->
                                Files.writeString(
                                        f.resolve(TRAIN_IMAGES + ".gz"), "no gzip at all"))),
                damage(
                        "gzip cut",
                        "ends too soon",
                        gz(f -> cut(f.resolve(TRAIN_IMAGES + ".gz"), 100))),
                damage("gzip damaged", "", gz(CorruptDataTest::flip)),
                damage(
                        "gzip that claims more than it can hold",
                        "ends too soon",
                        gz(f ->
                                Files.write(
                                        f.resolve(TRAIN_LABELS + ".gz"),
                                        zipped(header(0x801, Integer.MAX_VALUE))))),
                damage(
                        "CIFAR-10 record cut",
                        "expected a multiple of 3,073",
                        f -> Files.write(emptied(f).resolve("data_batch_1.bin"), new byte[5000])),
                damage(
                        "CIFAR-10 empty",
                        "has 0 bytes",
                        f -> Files.write(emptied(f).resolve("data_batch_1.bin"), new byte[0])),
                damage(
                        "CIFAR-10 batches missing",
                        "There is no such file",
                        f -> Files.write(emptied(f).resolve("data_batch_1.bin"), new byte[3073])),
                damage(
                        "CIFAR-10 label",
                        "has label 77, expected 0 to 9",
                        CorruptDataTest::cifarWithLabel77),
                damage(
                        "CIFAR-100 record cut",
                        "expected a multiple of 3,074",
                        f -> Files.write(emptied(f).resolve("train.bin"), new byte[3073])),
                damage(
                        "one class",
                        "has 1 class folders, expected at least 2",
                        f ->
                                png(
                                        Files.createDirectory(emptied(f).resolve("cat"))
                                                .resolve("1.png"))),
                damage(
                        "class without images",
                        "holds no image",
                        folders(f -> Files.delete(f.resolve("dog/1.png")))),
                damage(
                        "text named png",
                        "no image of a known format",
                        folders(f -> Files.writeString(f.resolve("dog/1.png"), "hello"))),
                damage(
                        "empty png",
                        "cannot be read",
                        folders(f -> Files.write(f.resolve("dog/1.png"), new byte[0]))),
                damage("png cut", "cannot be read", folders(f -> cut(f.resolve("dog/1.png"), 60))),
                damage(
                        "png header of 40,000 × 40,000",
                        "says 40,000×40,000 pixels",
                        folders(f -> Files.write(f.resolve("dog/1.png"), hugePng()))),
                damage(
                        "class is a loop of links",
                        "1 class folders",
                        folders(f -> {
                            emptied(f.resolve("dog"));
                            Files.delete(f.resolve("dog"));
                            Files.createSymbolicLink(f.resolve("dog"), f.resolve("dog"));
                        })),
                damage(
                        "class folder below the test set is missing",
                        "cannot be listed",
                        folders(f -> {
                            Files.createDirectory(f.resolve("train"));
                            Files.move(f.resolve("cat"), f.resolve("train/cat"));
                            Files.move(f.resolve("dog"), f.resolve("train/dog"));
                            png(Files.createDirectories(f.resolve("test/cat")).resolve("1.png"));
                        })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void endsInASentence(String name, String expected, Damage damage) throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        damage.to(set);
        DataRefused refused =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> assertThrows(DataRefused.class, () -> open(set)));
        String said = refused.sentence();
        assertTrue(said.contains(expected), said);
        assertTrue(refused.where().startsWith(set.toString()), refused.where());
        assertTrue(refused.next().endsWith("."), refused.next());
    }

    @Test
    void readsWholeSets() throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        idx(f -> {}).to(set);
        assertEquals(3, open(set).train().count());
        gz(f -> {}).to(set);
        assertEquals(3, open(set).train().classes().size());
        emptied(set);
        for (int i = 1; i <= 5; i++) {
            Files.write(set.resolve("data_batch_" + i + ".bin"), cifarRecord(i));
        }
        Files.write(set.resolve("test_batch.bin"), cifarRecord(6));
        Images cifar = open(set).train();
        assertEquals(5, cifar.count());
        assertEquals(3, cifar.labels()[2]);
        assertEquals(1, cifar.pixels()[0]); // red, then green, then blue of the first pixel
        assertEquals(2, cifar.pixels()[1]);
        assertEquals(3, cifar.pixels()[2]);
    }

    /** An animated GIF counts as its first frame. */
    @Test
    void readsFoldersOfImages() throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        folders(f -> {}).to(set);
        for (int i = 2; i <= 10; i++) {
            png(set.resolve("cat/" + i + ".png"));
            ImageIO.write(image(50, 30), "gif", set.resolve("dog/" + i + ".gif").toFile());
        }
        Files.writeString(set.resolve("cat/notes.txt"), "not an image");
        Dataset read = open(set);
        assertEquals(16, read.train().count());
        assertEquals(4, read.test().count());
        assertEquals(java.util.List.of("cat", "dog"), read.train().classes());
        assertEquals((byte) 200, read.train().pixels()[0]);
    }

    private Dataset open(Path set) {
        return new Datasets(folder, 32).open(set.toString());
    }

    private static Arguments damage(String name, String expected, Damage damage) {
        return Arguments.of(name, expected, damage);
    }

    private static Damage idx(Damage further) {
        return f -> {
            emptied(f);
            for (String part : new String[] {"train", "t10k"}) {
                Files.write(f.resolve(part + "-images-idx3-ubyte"), images(3, 28, 28, 3 * 784));
                Files.write(f.resolve(part + "-labels-idx1-ubyte"), labels(0, 1, 2));
            }
            further.to(f);
        };
    }

    private static Damage gz(Damage further) {
        return f -> {
            idx(x -> {}).to(f);
            for (Path file : list(f)) {
                Files.write(
                        f.resolve(file.getFileName() + ".gz"), zipped(Files.readAllBytes(file)));
                Files.delete(file);
            }
            further.to(f);
        };
    }

    private static Damage folders(Damage further) {
        return f -> {
            emptied(f);
            png(Files.createDirectory(f.resolve("cat")).resolve("1.png"));
            png(Files.createDirectory(f.resolve("dog")).resolve("1.png"));
            further.to(f);
        };
    }

    private static void flip(Path f) throws IOException {
        Path file = f.resolve(TRAIN_IMAGES + ".gz");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 20; i < bytes.length - 8; i += 3) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
    }

    private static void cifarWithLabel77(Path f) throws IOException {
        emptied(f);
        for (int i = 1; i <= 5; i++) {
            Files.write(f.resolve("data_batch_" + i + ".bin"), cifarRecord(i == 3 ? 77 : i));
        }
        Files.write(f.resolve("test_batch.bin"), cifarRecord(0));
    }

    private static byte[] cifarRecord(int label) {
        byte[] record = new byte[3073];
        record[0] = (byte) label;
        for (int c = 0; c < 3; c++) {
            Arrays.fill(record, 1 + c * 1024, 1 + (c + 1) * 1024, (byte) (c + 1));
        }
        return record;
    }

    private static byte[] images(int count, int height, int width, int pixels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header(0x803, count, height, width));
        for (int i = 0; i < pixels; i++) {
            out.write(i * 31);
        }
        return out.toByteArray();
    }

    private static byte[] labels(int... labels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header(0x801, labels.length));
        for (int label : labels) {
            out.write(label);
        }
        return out.toByteArray();
    }

    private static byte[] header(int... ints) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i : ints) {
            out.writeInt(i);
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 200 << 16);
            }
        }
        return image;
    }

    private static void png(Path file) throws IOException {
        ImageIO.write(image(40, 40), "png", file.toFile());
    }

    private static byte[] hugePng() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.writeInt(40_000);
        header.writeInt(40_000);
        header.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        return bytes.toByteArray();
    }

    private static void cut(Path file, int size) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), size));
    }

    private static void append(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static Path replaced(Path file) throws IOException {
        Files.delete(file);
        return file;
    }

    private static Path emptied(Path folder) throws IOException {
        for (Path inside : list(folder)) {
            if (Files.isDirectory(inside)) {
                emptied(inside);
            }
            Files.delete(inside);
        }
        return folder;
    }

    private static java.util.List<Path> list(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        }
    }
}
