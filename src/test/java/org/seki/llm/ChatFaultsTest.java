package org.seki.llm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.llm.Failure.Kind;

/** What can go wrong on the way to a model: each ends in a sentence, and the right retry. */
class ChatFaultsTest {
    private static final MockResponse GOOD = Streams.openAi("Hello", " there");
    private static final int ASKED = Asked.QUICK.most();

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        QueueDispatcher queue = new QueueDispatcher();
        queue.setFailFast(new MockResponse.Builder().code(404).build());
        server.setDispatcher(queue);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Passing faults: asked again, and answered. */
    static Stream<Arguments> passing() {
        return Stream.of(
                arguments("408", status(408, ""), Kind.SERVER, "gave up waiting"),
                arguments("429", status(429, error("slow down")), Kind.BUSY, "slow down"),
                arguments(
                        "429 with seconds",
                        status(429, error("slow down")).setHeader("Retry-After", "1"),
                        Kind.BUSY,
                        "asked too often"),
                arguments("500", status(500, "oops"), Kind.SERVER, "failed (500): “oops”"),
                arguments(
                        "502 with a page",
                        status(502, "<html><h1>Bad gateway</h1></html>"),
                        Kind.SERVER,
                        "failed (502)."),
                arguments("503", status(503, error("loading model")), Kind.SERVER, "loading model"),
                arguments("529", status(529, error("Overloaded")), Kind.SERVER, "Overloaded"),
                arguments(
                        "reset before the reply",
                        Streams.events("x").onResponseStart(new SocketEffect.CloseSocket()),
                        Kind.CUT_SHORT,
                        "before it said anything"),
                arguments(
                        "reset in the middle",
                        Streams.events(Streams.delta("content", "Hel").repeat(50))
                                .onResponseBody(new SocketEffect.CloseSocket()),
                        Kind.CUT_SHORT,
                        "in the middle of the reply"),
                arguments(
                        "an end without a finish",
                        Streams.events(Streams.delta("content", "Hel")),
                        Kind.CUT_SHORT,
                        "after 3 characters"),
                arguments("an empty stream", Streams.events(""), Kind.CUT_SHORT, "said anything"),
                arguments(
                        "half an event",
                        Streams.events("data: {\"choices\":[{\"del"),
                        Kind.CUT_SHORT,
                        "not JSON"),
                arguments(
                        "an error in the stream",
                        Streams.events(
                                Streams.delta("content", "Hel")
                                        + "data: {\"error\":{\"message\":\"CUDA out of memory\"}}\n\n"),
                        Kind.SERVER,
                        "broke off: “CUDA out of memory”"),
                arguments(
                        "keep-alives without end",
                        Streams.events(": ping\n\n".repeat(100_000))
                                .throttleBody(64, 20, TimeUnit.MILLISECONDS),
                        Kind.TIMEOUT,
                        "did not begin its reply within 2 s"),
                arguments(
                        "silence",
                        Streams.events("data: x\n\n").headersDelay(30, TimeUnit.SECONDS),
                        Kind.TIMEOUT,
                        "did not begin"),
                arguments(
                        "a stream that stalls",
                        stalling(Streams.delta("content", "Hel")),
                        Kind.TIMEOUT,
                        "did not go on with its reply within 1 s"),
                arguments(
                        "a slow drip",
                        Streams.events(Streams.delta("content", "a").repeat(1000))
                                .throttleBody(128, 300, TimeUnit.MILLISECONDS),
                        Kind.TIMEOUT,
                        "did not end its reply within 4 s"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void isAskedAgain(String name, MockResponse.Builder response, Kind kind, String says) {
        server.enqueue(response.build());
        server.enqueue(GOOD);

        Outcome outcome = Asked.ask(base(), limits(name));

        var answered = assertInstanceOf(Outcome.Answered.class, outcome, () -> outcome.toString());
        assertEquals("Hello there", answered.text());
        assertEquals(2, server.getRequestCount());
        assertEquals(2, answered.spent().calls());
        Failure fault = answered.faults().getFirst();
        assertEquals(kind, fault.kind());
        assertSentence(fault.sentence(), says);
    }

    /** Only the one that the fault runs into is short. */
    private static Timeouts limits(String fault) {
        Duration most = Duration.ofSeconds(30);
        return switch (fault) {
            case "keep-alives without end", "silence" ->
                    new Timeouts(most, Duration.ofSeconds(2), most, most);
            case "a stream that stalls" -> new Timeouts(most, most, Duration.ofSeconds(1), most);
            case "a slow drip" -> new Timeouts(most, most, most, Duration.ofSeconds(4));
            default -> Asked.PATIENT;
        };
    }

    /** Lasting faults: asked once. */
    static Stream<Arguments> lasting() {
        return Stream.of(
                arguments(
                        "400",
                        status(400, error("messages: roles must alternate")),
                        Kind.REQUEST,
                        "roles must alternate"),
                arguments(
                        "400, context too long",
                        status(
                                400,
                                "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens\",\"code\":\"context_length_exceeded\"}}"),
                        Kind.TOO_LARGE,
                        "longer than “tiny”"),
                arguments(
                        "401",
                        status(401, error("Incorrect API key provided: " + Asked.KEY)),
                        Kind.KEY,
                        "the environment variable THE_KEY"),
                arguments("402", status(402, ""), Kind.QUOTA, "paid first"),
                arguments("403", status(403, error("no access")), Kind.FORBIDDEN, "“tiny”"),
                arguments(
                        "404, the model",
                        status(404, error("model 'tiny' not found, try pulling it first")),
                        Kind.MODEL,
                        "does not know the model “tiny”"),
                arguments("404, the address", status(404, "not found"), Kind.ADDRESS, "/v1"),
                arguments("405", status(405, ""), Kind.REQUEST, "did not accept"),
                arguments("413", status(413, ""), Kind.TOO_LARGE, "too large"),
                arguments(
                        "429, no credit",
                        status(
                                429,
                                "{\"error\":{\"message\":\"You exceeded your quota\",\"code\":\"insufficient_quota\"}}"),
                        Kind.QUOTA,
                        "no credit left"),
                arguments(
                        "429, come back tomorrow",
                        status(429, "").setHeader("Retry-After", "86400"),
                        Kind.BUSY,
                        "asked too often"),
                arguments(
                        "429, come back on a date",
                        status(429, "")
                                .setHeader(
                                        "Retry-After",
                                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                                ZonedDateTime.now(ZoneOffset.UTC).plusHours(2))),
                        Kind.BUSY,
                        "asked too often"),
                arguments(
                        "a redirect",
                        status(302, "").setHeader("Location", "https://evil.example/v1"),
                        Kind.ADDRESS,
                        "“https://evil.example/v1”"),
                arguments(
                        "a permanent redirect",
                        status(308, "").setHeader("Location", "/v2"),
                        Kind.ADDRESS,
                        "sends its callers elsewhere (308)"),
                arguments(
                        "a web page",
                        new MockResponse.Builder()
                                .setHeader("Content-Type", "text/html")
                                .body("<html>Welcome</html>"),
                        Kind.ADDRESS,
                        "text/html"),
                arguments(
                        "no content type",
                        new MockResponse.Builder().body("x"),
                        Kind.ADDRESS,
                        "no content type"),
                arguments(
                        "ten megabytes",
                        Streams.events(Streams.delta("content", "x".repeat(100_000)).repeat(100)),
                        Kind.TOO_LONG,
                        "longer than 8,388,608 bytes"),
                arguments(
                        "ten megabytes on one line",
                        Streams.events("data: " + "x".repeat(10_000_000)),
                        Kind.TOO_LONG,
                        "longer than"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void isAskedOnce(String name, MockResponse.Builder response, Kind kind, String says) {
        server.enqueue(response.build());

        Outcome outcome = Asked.ask(base());

        var failed = assertInstanceOf(Outcome.Failed.class, outcome, () -> outcome.toString());
        assertEquals(kind, failed.failure().kind(), failed.failure().sentence());
        assertSentence(failed.failure().sentence(), says);
        assertEquals(1, failed.spent().calls());
        long chats =
                server.getRequestCount() - (name.startsWith("404") ? 1 : 0); // the list of models
        assertEquals(1, chats);
    }

    /** It once was taken for one, and the search ended with an exception. */
    @ParameterizedTest
    @CsvSource({"400,the context length is 8", "403,no access", "404,no such model"})
    void theNameOfAModelIsNoFormat(int code, String said) {
        server.enqueue(status(code, error(said)).build());
        Endpoint endpoint = Asked.endpoint(Protocol.OPENAI, base(), "q4%d%s%n", Asked.PATIENT);

        Outcome outcome =
                Asked.chat().ask(endpoint, Asked.question(), Limits.NONE, ChatListener.NONE);

        var failed = assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertTrue(failed.failure().sentence().contains("“q4%d%s%n”"), outcome::toString);
    }

    @Test
    void givesUpAfterTheLastRetryAndSaysSo() {
        for (int i = 0; i < ASKED; i++) {
            server.enqueue(status(503, error("loading model")).build());
        }

        var failed = assertInstanceOf(Outcome.Failed.class, Asked.ask(base()));

        assertEquals(ASKED, server.getRequestCount());
        assertEquals(ASKED, failed.faults().size());
        assertSentence(failed.failure().sentence(), "It was asked 3 times.");
        assertTrue(failed.failure().kind().passing());
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        server.enqueue(status(429, "").setHeader("Retry-After", "1").build());
        server.enqueue(GOOD);
        long before = System.nanoTime();

        assertInstanceOf(Outcome.Answered.class, Asked.ask(base()));

        assertTrue(System.nanoTime() - before >= 1_000_000_000L, "did not wait for a second");
    }

    @Test
    void namesTheModelsThereAre() {
        server.enqueue(status(404, error("unknown")).build());
        server.enqueue(
                new MockResponse.Builder()
                        .body("{\"data\":[{\"id\":\"qwen3:8b\"},{\"id\":\"gemma3\"}]}")
                        .build());

        var failed = assertInstanceOf(Outcome.Failed.class, Asked.ask(base()));

        assertEquals(Kind.MODEL, failed.failure().kind());
        assertSentence(failed.failure().sentence(), "It offers “qwen3:8b”, “gemma3”.");
    }

    @Test
    void bytesThatAreNotUtf8AreShownAsSuchAndCostNoReply() {
        Buffer body = new Buffer();
        body.writeUtf8("data: {\"choices\":[{\"delta\":{\"content\":\"caf");
        body.writeByte(0xe9);
        body.writeUtf8("\"}}]}\n\n" + Streams.finish("stop") + "data: [DONE]\n\n");
        server.enqueue(
                new MockResponse.Builder()
                        .setHeader("Content-Type", "text/event-stream")
                        .chunkedBody(body, 16)
                        .build());

        var answered = assertInstanceOf(Outcome.Answered.class, Asked.ask(base()));

        assertEquals("caf\ufffd", answered.text());
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        var failed =
                assertInstanceOf(
                        Outcome.Failed.class, Asked.ask(URI.create("http://127.0.0.1:" + port)));

        assertEquals(Kind.UNREACHABLE, failed.failure().kind());
        assertSentence(failed.failure().sentence(), "Nobody answers at 127.0.0.1:" + port);
    }

    @Test
    void aCertificateOfNobodyWeKnow() throws IOException {
        HeldCertificate own =
                new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(
                    new HandshakeCertificates.Builder()
                            .heldCertificate(own)
                            .build()
                            .sslSocketFactory());
            secure.start();
            URI base = secure.url("/v1").uri();

            var failed = assertInstanceOf(Outcome.Failed.class, Asked.ask(base));

            assertEquals(Kind.TLS, failed.failure().kind());
            assertSentence(failed.failure().sentence(), "cannot be trusted");
            assertEquals(1, failed.spent().calls());
        }
    }

    @Test
    void httpsWhereThereIsNone() {
        URI base = URI.create(server.url("/v1").toString().replace("http:", "https:"));

        var failed = assertInstanceOf(Outcome.Failed.class, Asked.ask(base));

        assertEquals(Kind.TLS, failed.failure().kind(), failed.failure().sentence());
        assertSentence(failed.failure().sentence(), "does not speak https");
    }

    @Test
    void goesThroughAProxyThatWantsAPassword() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(407)
                        .setHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                        .build());
        server.enqueue(GOOD);
        var environment = Map.of("HTTP_PROXY", "http://ann:s%40fe@localhost:" + server.getPort());
        Chat chat = Asked.chat(Http.create(environment::get), PriceTable.EMPTY);

        Outcome outcome =
                chat.ask(
                        Asked.endpoint(URI.create("http://model.example/v1")),
                        Asked.question(),
                        Limits.NONE,
                        ChatListener.NONE);

        assertInstanceOf(Outcome.Answered.class, outcome, outcome::toString);
    }

    @Test
    void aProxyThatRefuses() {
        server.enqueue(new MockResponse.Builder().code(407).build());
        var environment = Map.of("https_proxy", "http://localhost:" + server.getPort());
        Chat chat = Asked.chat(Http.create(environment::get), PriceTable.EMPTY);

        Outcome outcome =
                chat.ask(
                        Asked.endpoint(URI.create("https://model.example/v1")),
                        Asked.question(),
                        Limits.NONE,
                        ChatListener.NONE);

        var failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(Kind.PROXY, failed.failure().kind(), failed.failure().sentence());
        assertSentence(failed.failure().sentence(), "HTTPS_PROXY");
    }

    @Test
    void thisMachineIsNeverAskedThroughAProxy() {
        server.enqueue(GOOD);
        var environment =
                Map.of("http_proxy", "http://127.0.0.1:1", "all_proxy", "http://127.0.0.1:1");
        Chat chat = Asked.chat(Http.create(environment::get), PriceTable.EMPTY);
        URI base = URI.create("http://127.0.0.1:" + server.getPort() + "/v1");

        Outcome outcome =
                chat.ask(Asked.endpoint(base), Asked.question(), Limits.NONE, ChatListener.NONE);

        assertInstanceOf(Outcome.Answered.class, outcome, outcome::toString);
    }

    @Test
    void retriesWithGrowingJitteredPauses() {
        Retries retries = new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(6));
        Failure busy = Failure.of(Kind.BUSY, "Busy.");
        var random = new java.util.Random(1);
        List<Long> ceilings = List.of(1000L, 2000L, 4000L, 6000L);
        for (int attempt = 1; attempt <= 4; attempt++) {
            long ceiling = ceilings.get(attempt - 1);
            for (int i = 0; i < 100; i++) {
                long pause = retries.pause(busy, attempt, random).orElseThrow().toMillis();
                assertTrue(pause >= ceiling / 2 && pause <= ceiling, attempt + ": " + pause);
            }
        }
        assertTrue(retries.pause(busy, 5, random).isEmpty());
        assertTrue(retries.pause(Failure.of(Kind.KEY, "No."), 1, random).isEmpty());
    }

    private URI base() {
        return server.url("/v1").uri();
    }

    private static void assertSentence(String sentence, String says) {
        assertAll(
                () -> assertTrue(sentence.contains(says), sentence),
                () -> assertTrue(sentence.endsWith("."), sentence),
                () -> assertFalse(sentence.contains(Asked.KEY), sentence),
                () -> assertFalse(sentence.contains("Exception"), sentence),
                () -> assertFalse(sentence.contains("%"), sentence),
                () -> assertTrue(sentence.getBytes(StandardCharsets.UTF_8).length < 800, sentence));
    }

    /** Says something, then holds the connection open for longer than anybody waits. */
    private static MockResponse.Builder stalling(String said) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(
                        new MockResponseBody() {
                            @Override
                            public long getContentLength() {
                                return 10_000;
                            }

                            @Override
                            public void writeTo(BufferedSink sink) throws IOException {
                                sink.writeUtf8(said).flush();
                                try {
                                    Thread.sleep(5000);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        });
    }

    private static MockResponse.Builder status(int code, String body) {
        return new MockResponse.Builder().code(code).body(body);
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":" + Streams.quoted(message) + "}}";
    }
}
