package org.seki.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that want all the memory, or the program itself; and folders that are not what they seem.
 */
@EnabledOnOs(OS.LINUX)
class HostileDataTest {
    private static final Path UNREADABLE = Path.of("/proc/self/mem"); // for root too

    @TempDir Path folder;

    static Stream<Arguments> damages() {
        return Stream.of(
                row(
                        "unreadable image",
                        "cannot be read",
                        set(f -> linked(f.resolve("dog/1.png"), UNREADABLE))),
                row(
                        "unreadable labels",
                        "expected 4 bytes of header, found 0",
                        f -> linked(f.resolve("train-labels-idx1-ubyte"), UNREADABLE)),
                row(
                        "one image",
                        "holds one image, expected at least 2",
                        set(f -> Files.delete(f.resolve("dog/2.png")))),
                row(
                        "zero classes",
                        "has 0 class folders, expected at least 2",
                        f -> Files.createDirectory(f.resolve("train"))),
                row(
                        "image is a link to itself",
                        "holds no image",
                        set(f -> {
                            Files.delete(f.resolve("dog/2.png"));
                            linked(f.resolve("dog/1.png"), f.resolve("dog/1.png"));
                        })),
                row(
                        "class folder is a link to its parent",
                        "holds no image",
                        set(f -> Files.createSymbolicLink(f.resolve("eel"), f))),
                row(
                        "labels are a folder",
                        "There is no such file",
                        f -> Files.createDirectory(f.resolve("train-labels-idx1-ubyte"))),
                row(
                        "animated GIF, its first picture cut",
                        "cannot be read",
                        set(f ->
                                Files.write(
                                        f.resolve("dog/1.gif"), Arrays.copyOf(animated(), 40)))),
                row(
                        "GIF of 60,000 × 60,000",
                        "60,000×60,000",
                        set(f -> Files.write(f.resolve("dog/1.gif"), hugeGif()))),
                row(
                        "JPEG of 40,000 × 40,000",
                        "40,000×40,000",
                        set(f -> Files.write(f.resolve("dog/1.jpg"), hugeJpeg()))),
                row(
                        "BMP of two billion pixels a side",
                        "cannot be read",
                        set(f -> Files.write(f.resolve("dog/1.bmp"), hugeBmp()))),
                row(
                        "JPEG cut after its header",
                        "cannot be read",
                        set(f -> Files.write(f.resolve("dog/1.jpg"), cutJpeg(180)))),
                row(
                        "TIFF of noise",
                        "cannot be read",
                        set(f -> Files.write(f.resolve("dog/1.tif"), noise("II*\0")))),
                row(
                        "PNG of noise",
                        "cannot be read",
                        set(f ->
                                Files.write(
                                        f.resolve("dog/1.png"), noise("\u0089PNG\r\n\u001a\n")))),
                row(
                        "class names of 20 GB",
                        "21,474,836,480 bytes are no list of names",
                        cifar(f -> sparse(f.resolve("batches.meta.txt"), 20L << 30))),
                row(
                        "class names that are no text",
                        "class names cannot be read",
                        cifar(f ->
                                Files.write(
                                        f.resolve("batches.meta.txt"),
                                        new byte[] {(byte) 0xc3, 0x28, '\n'}))),
                row(
                        "five times a gigabyte of images",
                        "1,745,000 images need 5,112 MB of memory",
                        cifar(f -> {
                            for (int i = 1; i <= 5; i++) {
                                sparse(f.resolve("data_batch_" + i + ".bin"), 3073L * 349_000);
                            }
                        })),
                row(
                        "sixteen gigabytes of pixels",
                        "pixels need 16,000 MB of memory",
                        f -> {
                            idx(f, 4096, 1000, 28);
                            sparse(f.resolve("train-images-idx3-ubyte"), 16 + (1000L << 24));
                        }),
                row(
                        "test images of another size",
                        "The test images have 32×32 pixels, those to train with 28×28",
                        f -> idx(f, 28, 2, 32)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void endsInASentence(String name, String expected, CorruptDataTest.Damage damage)
            throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        damage.to(set);
        DataRefused refused =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> assertThrows(DataRefused.class, () -> open(set.toString())));
        assertTrue(refused.sentence().contains(expected), refused.sentence());
        assertTrue(refused.where().startsWith(set.toString()), refused.where());
        assertTrue(refused.next().endsWith("."), refused.next());
    }

    /** Of an animation the first picture counts, whatever comes after. */
    @Test
    void readsTheFirstPictureOfAnAnimation() throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        set(f -> {}).to(set);
        byte[] whole = animated();
        Files.write(set.resolve("dog/3.gif"), whole);
        Files.write(set.resolve("dog/4.gif"), Arrays.copyOf(whole, whole.length - 30));
        Dataset read = open(set.toString());
        assertEquals(6, read.train().count() + read.test().count());
    }

    @Test
    void makesImagesOfTheSizeThatIsAskedFor() throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        set(f -> {}).to(set);
        assertEquals(16, open(set + "@16").train().width());
        assertEquals(32, open(set.toString()).train().width());
        for (String wrong : new String[] {"@7", "@999", "@0"}) {
            DataRefused refused = assertThrows(DataRefused.class, () -> open(set + wrong));
            assertTrue(refused.next().contains("from 8 to 256"), refused.sentence());
        }
    }

    /** The numbers are those of Pillow 12.3, {@code Image.resize((8, 8), Image.BOX)}. */
    @Test
    void filtersByTheMeanOfTheCoveredPixels() {
        int[] pixels = new int[37 * 29];
        for (int i = 0; i < pixels.length; i++) {
            int v = (i * i * 31 + i * 7) % 256;
            pixels[i] = v << 16 | (255 - v) << 8 | v;
        }
        int[] small = BoxFilter.square(pixels, 37, 29, 8);
        int[] pillow = {
            103, 126, 125, 136, 148, 111, 138, 142, 120, 112, 117, 145, 92, 154, 151, 101,
            129, 118, 135, 154, 104, 127, 152, 116, 111, 122, 142, 127, 124, 162, 116, 124,
            112, 108, 143, 133, 127, 125, 113, 139, 114, 136, 141, 97, 166, 141, 120, 114,
            116, 134, 149, 113, 133, 124, 87, 139, 124, 148, 111, 151, 158, 116, 106, 124
        };
        assertArrayEquals(pillow, Arrays.stream(small).map(v -> v & 0xff).toArray());
        assertArrayEquals(pillow, Arrays.stream(small).map(v -> v >> 16).toArray());
    }

    private Dataset open(String set) {
        return new Datasets(folder, 32).open(set);
    }

    private static Arguments row(String name, String expected, CorruptDataTest.Damage damage) {
        return Arguments.of(name, expected, damage);
    }

    /** Two classes of two images, then damaged. */
    private static CorruptDataTest.Damage set(CorruptDataTest.Damage further) {
        return f -> {
            for (String name : new String[] {"cat/1", "cat/2", "dog/1", "dog/2"}) {
                Path file = f.resolve(name + ".png");
                Files.createDirectories(file.getParent());
                ImageIO.write(picture(), "png", file.toFile());
            }
            further.to(f);
        };
    }

    private static CorruptDataTest.Damage cifar(CorruptDataTest.Damage further) {
        return f -> {
            for (int i = 1; i <= 5; i++) {
                Files.write(f.resolve("data_batch_" + i + ".bin"), new byte[3073]);
            }
            Files.write(f.resolve("test_batch.bin"), new byte[3073]);
            further.to(f);
        };
    }

    private static void idx(Path f, int side, int count, int testSide) throws IOException {
        int[] sides = {side, testSide};
        for (int part = 0; part < 2; part++) {
            String name = part == 0 ? "train" : "t10k";
            int n = part == 0 ? count : 2;
            ints(f.resolve(name + "-labels-idx1-ubyte"), n, 0x801, n);
            int pixels = sides[part] > 100 ? 0 : n * sides[part] * sides[part];
            ints(
                    f.resolve(name + "-images-idx3-ubyte"),
                    pixels,
                    0x803,
                    n,
                    sides[part],
                    sides[part]);
        }
    }

    private static void ints(Path file, int zeros, int... header) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i : header) {
            out.writeInt(i);
        }
        out.write(new byte[zeros]);
        Files.write(file, bytes.toByteArray());
    }

    private static void sparse(Path file, long size) throws IOException {
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(size);
        }
    }

    private static void linked(Path file, Path to) throws IOException {
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, to);
    }

    private static BufferedImage picture() {
        return new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] animated() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(
                        new IIOImage(
                                picture(),
                                null,
                                writer.getDefaultImageMetadata(
                                        ImageTypeSpecifier.createFromRenderedImage(picture()),
                                        null)),
                        null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] hugeGif() throws IOException {
        byte[] bytes = animated();
        for (int at = 0; at < bytes.length - 9; at++) {
            if (bytes[at] == 0x2c) { // the first picture's descriptor: left, top, width, height
                bytes[at + 5] = bytes[at + 7] = (byte) 0x60;
                bytes[at + 6] = bytes[at + 8] = (byte) 0xea;
                return bytes;
            }
        }
        throw new AssertionError("no picture");
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(), "jpg", bytes);
        return bytes.toByteArray();
    }

    private static byte[] cutJpeg(int size) throws IOException {
        return Arrays.copyOf(jpeg(), size);
    }

    private static byte[] hugeJpeg() throws IOException {
        byte[] bytes = jpeg();
        for (int at = 0; at < bytes.length - 9; at++) {
            if ((bytes[at] & 0xff) == 0xff && (bytes[at + 1] & 0xff) == 0xc0) {
                bytes[at + 5] = bytes[at + 7] = (byte) (40_000 >> 8);
                bytes[at + 6] = bytes[at + 8] = (byte) 40_000;
                return bytes;
            }
        }
        throw new AssertionError("no frame");
    }

    private static byte[] hugeBmp() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(), "bmp", bytes);
        byte[] bmp = bytes.toByteArray();
        Arrays.fill(bmp, 18, 26, (byte) 0x7f);
        return bmp;
    }

    private static byte[] noise(String start) {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        byte[] magic = start.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        return bytes;
    }
}
