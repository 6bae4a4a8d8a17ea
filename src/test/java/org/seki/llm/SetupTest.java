package org.seki.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.MachineNoise;

/** Addresses, keys, prices, discovery, event streams. */
class SetupTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:11434, http://127.0.0.1:11434/v1",
        "127.0.0.1:11434, http://127.0.0.1:11434/v1",
        "http://127.0.0.1:1234/v1/, http://127.0.0.1:1234/v1",
        "https://api.deepseek.com/v1/chat/completions, https://api.deepseek.com/v1",
        "https://openrouter.ai/api/v1, https://openrouter.ai/api/v1",
        "HTTPS://api.openai.com/v1/models, https://api.openai.com/v1",
        "https://api.anthropic.com, https://api.anthropic.com",
        "https://api.anthropic.com/v1/messages, https://api.anthropic.com",
        "https://api.anthropic.com/v1, https://api.anthropic.com"
    })
    void addressesAsPeopleGiveThem(String given, String base) {
        assertEquals(base, Endpoint.address(given, Endpoint.protocolOf(given)).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://x/v1",
                "http://",
                "not an address",
                "http://user:pw@host/v1",
                "https://host/v1?key=sk-1",
                "http://[::1",
                "file:///etc/passwd"
            })
    void refusesWhatIsNoAddress(String given) {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Endpoint.address(given, Protocol.OPENAI));
        assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
        assertFalse(String.valueOf(e.getMessage()).contains("sk-1"), e.getMessage());
    }

    @Test
    void aSecretIsNeverPrinted() {
        Secret secret = new Secret(" " + Asked.KEY + "\n");

        assertEquals("••••", secret.toString());
        assertEquals(
                "••••", String.valueOf(new Keys.Found.Key(secret)).replaceAll(".*secret=|]", ""));
        assertEquals("a •••• b", secret.scrub("a " + Asked.KEY + " b"));
        assertEquals(Asked.KEY, secret.reveal());
    }

    /** OkHttp repeats the value of a header that it cannot send, unless it knows it as secret. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "line\nbreak", "schlüssel", "a\u200bb"})
    void aKeyThatCannotBeSentIsRefusedWithoutBeingRepeated(String key) {
        var e = assertThrows(IllegalArgumentException.class, () -> new Secret(key));
        assertTrue(key.isBlank() || !String.valueOf(e.getMessage()).contains(key));
    }

    @Test
    void keysAreFoundWhereTheyAre() {
        Keys keys = new Keys(Map.of("A", "secret-a", "B", " ", "C", "two words")::get);

        assertEquals(
                new Keys.Found.Key(new Secret("secret-a")),
                keys.find(new KeySource.Environment("A")));
        assertMissing(keys, new KeySource.Environment("B"), "B is not set");
        assertMissing(keys, new KeySource.Environment("C"), "blank");
        assertMissing(keys, new KeySource.Environment("D"), "D is not set");
        assertMissing(keys, new KeySource.Session("box"), "Type it again");
        keys.type("box", new Secret("typed"));
        assertEquals(
                new Keys.Found.Key(new Secret("typed")), keys.find(new KeySource.Session("box")));
        assertInstanceOf(Keys.Found.NotNeeded.class, keys.find(new KeySource.None()));
        // with or without a keyring, asking is never fatal
        assertMissing(keys, new KeySource.Keyring("no-such-account-of-seki"), "keyring");
    }

    private static void assertMissing(Keys keys, KeySource source, String says) {
        var missing = assertInstanceOf(Keys.Found.Missing.class, keys.find(source));
        assertTrue(missing.sentence().contains(says), missing.sentence());
    }

    @Test
    void placesOfKeysReadAndPrint() {
        for (String text : List.of("none", "env:OPENAI_API_KEY", "keyring:openai", "session:x")) {
            assertEquals(text, KeySource.parse(text).text());
        }
        for (String text : List.of("env:", Asked.KEY, "env: ")) {
            var e = assertThrows(IllegalArgumentException.class, () -> KeySource.parse(text));
            assertFalse(String.valueOf(e.getMessage()).contains(Asked.KEY));
        }
    }

    @Test
    void pricesComeFromTheFileThatPeopleEdit(@TempDir Path folder) throws IOException {
        Path own = folder.resolve("prices.csv");
        PriceTable ours = PriceTable.read(List.of(own, Path.of("assets", "prices.csv")));
        assertEquals(Optional.of(new Price(2.5, 10)), ours.of("gpt-4o"));
        assertEquals(Optional.of(new Price(0.15, 0.6)), ours.of("openai/gpt-4o-mini"));
        assertEquals(Optional.of(new Price(3, 15)), ours.of("Claude-Sonnet-4-5-20250929"));
        assertEquals(Optional.empty(), ours.of("gpt-4o-2024-05-13"));

        Files.writeString(own, "model,input,output,as_of\nmine,1,2,today\nmine*,3,4,\n");
        PriceTable theirs = PriceTable.read(List.of(own, Path.of("assets", "prices.csv")));
        assertEquals(Optional.of(new Price(1, 2)), theirs.of("mine"));
        assertEquals(Optional.of(new Price(3, 4)), theirs.of("mine-2"));
        assertEquals(Optional.empty(), theirs.of("gpt-4o"));

        for (String bad :
                List.of(
                        "model,input\nx,1\n",
                        "model,input,output\nx,one,2\n",
                        "model,input,output\nx,-1,2\n")) {
            Files.writeString(own, bad);
            var e =
                    assertThrows(
                            IllegalArgumentException.class, () -> PriceTable.read(List.of(own)));
            assertTrue(String.valueOf(e.getMessage()).contains("prices.csv"), e.getMessage());
        }
    }

    @Test
    void findsLocalServersInLessThanASecond() throws Exception {
        try (MockWebServer ollama = new MockWebServer();
                MockWebServer studio = new MockWebServer();
                MockWebServer web = new MockWebServer();
                ServerSocket deaf = new ServerSocket(0)) {
            ollama.enqueue(
                    new MockResponse.Builder()
                            .body("{\"models\":[{\"name\":\"qwen3:8b\"},{\"name\":\"gemma3:4b\"}]}")
                            .build());
            studio.enqueue(
                    new MockResponse.Builder().body("{\"data\":[{\"id\":\"llama\"}]}").build());
            web.enqueue(new MockResponse.Builder().body("<html>").build());
            ollama.start();
            studio.start();
            web.start();
            int closed;
            try (ServerSocket socket = new ServerSocket(0)) {
                closed = socket.getLocalPort();
            }
            Discovery discovery =
                    new Discovery(
                            Http.create(Map.<String, String>of()::get),
                            List.of(
                                    new Discovery.Place("Ollama", ollama.getPort(), "/api/tags"),
                                    new Discovery.Place("Deaf", deaf.getLocalPort(), "/v1/models"),
                                    new Discovery.Place("Web", web.getPort(), "/v1/models"),
                                    new Discovery.Place("Nobody", closed, "/v1/models"),
                                    new Discovery.Place("Studio", studio.getPort(), "/v1/models")),
                            Duration.ofSeconds(5));
            long before = System.nanoTime();

            List<LocalServer> found = discovery.look();

            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            assertTrue(millis < 20_000, millis + " ms");
            Discovery usual =
                    new Discovery(
                            Http.create(Map.<String, String>of()::get),
                            List.of(
                                    new Discovery.Place(
                                            "Deaf", deaf.getLocalPort(), "/v1/models")));
            MachineNoise.assertWithinASecond(() -> assertEquals(List.of(), usual.look()));
            assertEquals(
                    List.of("Ollama", "Studio"), found.stream().map(LocalServer::name).toList());
            assertEquals(List.of("qwen3:8b", "gemma3:4b"), found.getFirst().models());
            assertEquals(
                    "http://127.0.0.1:" + ollama.getPort() + "/v1",
                    found.getFirst().base().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "data: a\\n\\ndata: b\\n\\n; a|b",
                "data:a\\r\\n\\r\\ndata: b\\r\\n\\r\\n; a|b",
                "data: a\\r\\rdata: b\\r\\r; a|b",
                ": c\\n\\nevent: x\\nid: 1\\ndata: a\\n\\n; a",
                "data: a\\ndata: b\\n\\n; a\\nb",
                "data: a; a",
                "data: a\\n; a",
                "\\n\\n\\ndata: a\\n\\n; a",
                "data\\nretry: 1\\ndata:  a\\n\\n; ' a'"
            })
    void eventStreams(String stream, String events) throws IOException {
        Buffer source = new Buffer().writeUtf8(unescaped(stream));
        java.util.ArrayList<String> read = new java.util.ArrayList<>();

        new EventStream(source, 1000).read(e -> read.add(e));

        assertEquals(unescaped(events), String.join("|", read));
    }

    @Test
    void anEventStreamIsReadToItsCap() {
        Buffer source = new Buffer().writeUtf8("data: " + "x".repeat(100_000));
        assertThrows(
                EventStream.TooLong.class, () -> new EventStream(source, 1000).read(e -> true));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }
}
