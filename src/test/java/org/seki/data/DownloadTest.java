package org.seki.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Fetch;

/** Against a real server in this process that cuts, lies and sleeps. */
class DownloadTest {
    private static final byte[] BYTES = new byte[300_000];

    static {
        new Random(3).nextBytes(BYTES);
    }

    @TempDir Path folder;

    private final MockWebServer server = new MockWebServer();
    private final List<Double> heard = new ArrayList<>();
    private final CountDownLatch came = new CountDownLatch(1);
    private volatile boolean cancelled;
    private Path file;

    private final Fetch.Watch watch =
            new Fetch.Watch() {
                @Override
                public boolean cancelled() {
                    return cancelled;
                }

                @Override
                public void at(String doing, double fraction) {
                    heard.add(fraction);
                    came.countDown();
                }
            };

    @BeforeEach
    void start() throws IOException {
        server.start();
        file = folder.resolve("deep/data.bin");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static final ProxySelector DIRECT =
            new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(Proxy.NO_PROXY);
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException e) {
                    throw new AssertionError("there is no proxy", e);
                }
            };

    private static Download download() {
        return new Download(DIRECT, Duration.ofSeconds(20), Duration.ofMillis(5));
    }

    private void fetch() throws IOException {
        fetch(BYTES.length, sha256(BYTES));
    }

    private void fetch(long bytes, String sha256) throws IOException {
        download().fetch(server.url("/data.bin").uri(), file, bytes, sha256, watch);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static MockResponse.Builder bytes(int from, int to) {
        return new MockResponse.Builder().body(new Buffer().write(BYTES, from, to - from));
    }

    /** Promises all from there, and breaks off. */
    private static MockResponse cut(int from, int to) {
        return part(bytes(from, to), from)
                .setHeader("Content-Length", BYTES.length - from)
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse.Builder part(MockResponse.Builder response, int from) {
        return from == 0
                ? response
                : response.code(206)
                        .setHeader(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(from, BYTES.length - 1, BYTES.length));
    }

    private void assertWhole() throws IOException {
        assertArrayEquals(BYTES, Files.readAllBytes(file));
        assertFalse(Files.exists(part()));
        assertTrue(heard.stream().allMatch(f -> f >= 0 && f <= 1), heard.toString());
        assertTrue(heard.contains(1.0));
    }

    private Path part() {
        return file.resolveSibling("data.bin.part");
    }

    private String refused() {
        return refused(BYTES.length, sha256(BYTES));
    }

    private String refused(long bytes, String sha256) {
        String said =
                String.valueOf(
                        assertThrows(IOException.class, () -> fetch(bytes, sha256)).getMessage());
        assertTrue(said.endsWith("."), said);
        assertFalse(Files.exists(file));
        return said;
    }

    @Test
    void fetchesAFileAndAsksForItOnce() throws IOException, InterruptedException {
        server.enqueue(bytes(0, BYTES.length).build());
        fetch();
        assertWhole();
        fetch();
        assertEquals(1, server.getRequestCount(), "it is there and right");
        Files.write(file, new byte[] {1});
        server.enqueue(bytes(0, BYTES.length).build());
        fetch();
        assertWhole();
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException, InterruptedException {
        server.enqueue(cut(0, 100_000));
        server.enqueue(cut(100_000, 250_000));
        server.enqueue(part(bytes(250_000, BYTES.length), 250_000).build());
        fetch();
        assertWhole();
        server.takeRequest();
        assertEquals("bytes=100000-", server.takeRequest().getHeaders().get("Range"));
        assertEquals("bytes=250000-", server.takeRequest().getHeaders().get("Range"));
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(part(), new byte[50_000]);
        server.enqueue(bytes(0, BYTES.length).build());
        fetch();
        assertWhole();
    }

    @Test
    void aRangeBehindTheEndBeginsAnew() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(part(), new byte[BYTES.length + 10]);
        server.enqueue(new MockResponse.Builder().code(416).build());
        server.enqueue(bytes(0, BYTES.length).build());
        fetch();
        assertWhole();
    }

    @Test
    void saysWhatItKeepsWhenTheConnectionBreaksAgainAndAgain() throws IOException {
        server.enqueue(cut(0, 100_000));
        for (int i = 0; i < 8; i++) {
            server.enqueue(
                    new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket())
                            .build());
        }
        String said = refused();
        assertTrue(said.contains("100,000 bytes are kept, and the same command goes on"), said);
        assertTrue(said.contains("put it at " + file), said);
        assertEquals(100_000, Files.size(part()));
    }

    @Test
    void aWrongFileIsThrownAway() {
        server.enqueue(bytes(0, BYTES.length).build());
        String said = refused(BYTES.length, "00".repeat(32));
        assertTrue(said.contains("is not the file that was expected (SHA-256 "), said);
        assertFalse(Files.exists(part()));
    }

    @Test
    void aFileOfAnotherSizeIsNotBegun() {
        server.enqueue(bytes(0, 1000).build());
        String said = refused();
        assertTrue(said.contains("has 1,000 bytes, expected 300,000"), said);
        assertFalse(Files.exists(part()));
    }

    @Test
    void aPartThatWasNotAskedForIsRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(part(), Arrays.copyOf(BYTES, 100));
        server.enqueue(part(bytes(0, 100), 777).build());
        assertTrue(refused().contains("another part than was asked for"));
    }

    @Test
    void asksAgainWhereTheServerIsBusyAndNotWhereTheFileIsNot() throws IOException {
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(bytes(0, BYTES.length).build());
        fetch();
        assertWhole();
        Files.delete(file);
        server.enqueue(new MockResponse.Builder().code(404).build());
        String said = refused();
        assertTrue(said.contains("/data.bin answers 404. Try again later, or fetch http"), said);
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void withoutANetworkSaysWhichFileToPutWhere() {
        URI address = server.url("/data.bin").uri();
        server.close();
        String said =
                String.valueOf(
                        assertThrows(
                                        IOException.class,
                                        () ->
                                                download()
                                                        .fetch(
                                                                address,
                                                                file,
                                                                BYTES.length,
                                                                sha256(BYTES),
                                                                watch))
                                .getMessage());
        assertTrue(
                said.contains(
                        "Without a network: fetch %s on another machine and put it at %s."
                                .formatted(address, file)),
                said);
    }

    @Test
    void isCancelledWithinASecondAndKeepsWhatCame() throws Exception {
        server.enqueue(bytes(0, BYTES.length).throttleBody(50_000, 1, TimeUnit.MINUTES).build());
        Thread later =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                came.await();
                                Thread.sleep(300);
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            cancelled = true;
                        });
        assertThrows(CancellationException.class, this::fetch);
        later.join();
        assertTrue(Files.size(part()) > 0 && !Files.exists(file));
        cancelled = false;
        int have = (int) Files.size(part());
        server.enqueue(part(bytes(have, BYTES.length), have).build());
        fetch();
        assertWhole();
    }

    @Test
    void everyPublishedSetHasADigestAndAMirror() {
        List<PublishedSet> all = PublishedSet.all();
        assertEquals(
                List.of("cifar10", "cifar100", "mnist", "fashion-mnist-full"),
                all.stream().map(PublishedSet::name).toList());
        for (PublishedSet set : all) {
            assertFalse(set.title().isEmpty());
            for (PublishedSet.Part part : set.files()) {
                assertTrue(part.sha256().matches("[0-9a-f]{64}"), part.name());
                assertTrue(part.bytes() > 1000);
                assertTrue(
                        part.mirrors().stream().allMatch(m -> m.getPath().endsWith(part.name())));
            }
        }
    }

    /** A tar of files with a CIFAR record each. */
    private static byte[] packed(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(bytes)) {
            for (String name : names) {
                byte[] entry = new byte[512 * 8]; // a header, 3,073 bytes in seven blocks
                byte[] path = name.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(path, 0, entry, 0, path.length);
                byte[] size = "00000006001".getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(size, 0, entry, 124, size.length);
                entry[156] = '0';
                tar.write(entry);
            }
            tar.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    @Test
    void anArchiveThatIsNoneIsRefusedInASentence() throws IOException {
        byte[] whole = packed("a.bin");
        Path archive = folder.resolve("a.tar.gz");
        for (byte[] wrong :
                List.of(
                        new byte[0],
                        Arrays.copyOf(whole, whole.length / 2),
                        zipped("not a tar at all ".repeat(100)))) {
            Files.write(archive, wrong);
            assertThrows(IOException.class, () -> new PackedFiles(archive).unpack(folder, watch));
            assertFalse(Files.exists(folder.resolve("a.bin")));
        }
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    /**
     * From the second mirror, unpacked into its own folder and nowhere else, opened by its name.
     */
    @Test
    void aPublishedSetIsFetchedUnpackedCheckedAndOpened() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            names.add("cifar-10-batches-bin/data_batch_" + i + ".bin");
        }
        names.addAll(
                List.of("cifar-10-batches-bin/test_batch.bin", "../../../outside.bin", "x.exe"));
        byte[] archive = packed(names.toArray(String[]::new));
        PublishedSet set =
                new PublishedSet(
                        "cifar10",
                        "CIFAR-10",
                        List.of(
                                new PublishedSet.Part(
                                        "cifar-10-binary.tar.gz",
                                        archive.length,
                                        sha256(archive),
                                        List.of(
                                                server.url("/gone").uri(),
                                                server.url("/there").uri()))));
        server.enqueue(new MockResponse.Builder().code(404).build());
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(archive)).build());
        FetchedSets sets = new FetchedSets(folder.resolve("datasets"));
        Datasets datasets = new Datasets(folder, sets, 32);
        DataRefused before = assertThrows(DataRefused.class, () -> datasets.open("cifar10"));
        assertEquals("`seki data get cifar10` fetches it.", before.next());
        assertEquals(List.of(Datasets.FASHION), datasets.names());
        Path own = sets.get(set, download(), watch);
        assertEquals(5, datasets.open("cifar10").train().count());
        assertEquals(List.of(Datasets.FASHION, "cifar10"), datasets.names());
        assertTrue(Files.exists(own.resolve("outside.bin")), "by the last part of its name");
        assertFalse(Files.exists(own.resolve("x.exe")));
        assertEquals(List.of(), sets.check(set, watch));
        Files.write(own.resolve("cifar-10-binary.tar.gz"), new byte[archive.length]);
        assertTrue(sets.check(set, watch).getFirst().contains("SHA-256 differs"));
    }
}
