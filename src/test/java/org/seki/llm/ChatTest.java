package org.seki.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as servers want them, replies as they send them, caps, cancelling. */
class ChatTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksAsOpenAiWantsIt() throws InterruptedException {
        server.enqueue(Streams.openAi("Hello", " there"));
        Sampling sampling = new Sampling(Optional.of(0.7), Optional.of(0.9), 50, Optional.of(11L));
        Endpoint endpoint =
                new Endpoint(
                        Protocol.OPENAI,
                        base(),
                        "tiny",
                        new KeySource.Environment("THE_KEY"),
                        Json.MAPPER.createObjectNode().put("top_k", 20).put("temperature", 0.5),
                        true,
                        Asked.PATIENT);
        JsonNode schema = Json.read("{\"type\":\"object\"}").orElseThrow();

        var answered =
                assertInstanceOf(
                        Outcome.Answered.class,
                        Asked.chat()
                                .ask(
                                        endpoint,
                                        new ChatRequest(
                                                List.of(
                                                        Message.system("S"),
                                                        Message.user("U"),
                                                        Message.assistant("A"),
                                                        Message.user("V")),
                                                sampling,
                                                Optional.of(schema)),
                                        Limits.NONE,
                                        ChatListener.NONE));

        assertEquals("Hello there", answered.text());
        assertTrue(answered.complete());
        assertEquals(7, answered.spent().inputTokens());
        assertEquals(3, answered.spent().outputTokens());
        assertEquals(1, answered.spent().calls());
        assertTrue(answered.spent().seconds() > 0);
        RecordedRequest request = server.takeRequest();
        assertEquals("/v1/chat/completions", request.getTarget());
        assertEquals("Bearer " + Asked.KEY, request.getHeaders().get("Authorization"));
        JsonNode body = body(request);
        assertEquals("tiny", body.path("model").asText());
        assertEquals("[\"system\",\"user\",\"assistant\",\"user\"]", roles(body));
        assertEquals(0.5, body.path("temperature").asDouble(), "extra fields come over ours");
        assertEquals(0.9, body.path("top_p").asDouble());
        assertEquals(50, body.path("max_tokens").asInt());
        assertEquals(11, body.path("seed").asInt());
        assertEquals(20, body.path("top_k").asInt());
        assertTrue(body.path("stream").asBoolean());
        assertTrue(body.path("stream_options").path("include_usage").asBoolean());
        assertEquals("json_schema", body.path("response_format").path("type").asText());
    }

    @Test
    void asksAsAnthropicWantsIt() throws InterruptedException {
        server.enqueue(
                Streams.events(
                                Streams.anthropic(
                                                "message_start",
                                                ",\"message\":{\"usage\":{\"input_tokens\":20,\"cache_read_input_tokens\":5,\"output_tokens\":1}}")
                                        + Streams.anthropic("ping", "")
                                        + Streams.anthropic(
                                                "content_block_start",
                                                ",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}")
                                        + Streams.anthropic(
                                                "content_block_delta",
                                                ",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"I think.\"}")
                                        + Streams.anthropic(
                                                "content_block_delta",
                                                ",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"xyz\"}")
                                        + Streams.anthropic(
                                                "content_block_delta",
                                                ",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello\"}")
                                        + Streams.anthropic(
                                                "message_delta",
                                                ",\"delta\":{\"stop_reason\":\"max_tokens\"},\"usage\":{\"output_tokens\":9}")
                                        + Streams.anthropic("message_stop", ""))
                        .build());

        var answered =
                assertInstanceOf(
                        Outcome.Answered.class,
                        Asked.chat()
                                .ask(
                                        Asked.endpoint(
                                                Protocol.ANTHROPIC,
                                                URI.create("http://localhost:" + server.getPort())),
                                        Asked.question(),
                                        Limits.NONE,
                                        ChatListener.NONE));

        assertEquals("I think.", answered.reasoning());
        assertEquals("Hello", answered.text());
        assertFalse(answered.complete(), "it ended at its longest");
        assertEquals(25, answered.spent().inputTokens());
        assertEquals(9, answered.spent().outputTokens());
        RecordedRequest request = server.takeRequest();
        assertTrue(request.getTarget().endsWith("/v1/messages"), request.getTarget());
        assertEquals(Asked.KEY, request.getHeaders().get("x-api-key"));
        assertEquals("2023-06-01", request.getHeaders().get("anthropic-version"));
        JsonNode body = body(request);
        assertEquals("You are brief.", body.path("system").asText());
        assertEquals("[\"user\"]", roles(body));
        assertEquals(100, body.path("max_tokens").asInt());
        assertFalse(body.has("temperature"));
    }

    @Test
    void asksAnthropicForASchemaAsATool() throws InterruptedException {
        server.enqueue(
                Streams.events(
                                Streams.anthropic(
                                                "content_block_start",
                                                ",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"name\":\"reply\",\"input\":{}}")
                                        + Streams.anthropic(
                                                "content_block_delta",
                                                ",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"genotype\\\": \\\"x\\\"}\"}")
                                        + Streams.anthropic(
                                                "message_delta",
                                                ",\"delta\":{\"stop_reason\":\"tool_use\"}")
                                        + Streams.anthropic("message_stop", ""))
                        .build());
        Endpoint endpoint =
                new Endpoint(
                        Protocol.ANTHROPIC,
                        base(),
                        "tiny",
                        new KeySource.None(),
                        Json.MAPPER.createObjectNode(),
                        true,
                        Asked.PATIENT);
        ChatRequest request =
                new ChatRequest(
                        Asked.question().messages(),
                        Sampling.upTo(10),
                        Json.read("{\"type\":\"object\"}"));

        var answered =
                assertInstanceOf(
                        Outcome.Answered.class,
                        Asked.chat().ask(endpoint, request, Limits.NONE, ChatListener.NONE));

        assertEquals("{\"genotype\": \"x\"}", answered.text());
        assertEquals("tool", body(server.takeRequest()).path("tool_choice").path("type").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void thinkingComesApart(String field) {
        server.enqueue(
                Streams.events(
                                Streams.delta(field, "First, ")
                                        + Streams.delta(field, "second.")
                                        + Streams.openAiBody(List.of("Answer")))
                        .build());

        var answered = assertInstanceOf(Outcome.Answered.class, Asked.ask(base()));

        assertEquals("First, second.", answered.reasoning());
        assertEquals("Answer", answered.text());
    }

    @Test
    void thinkingInTheTextIsTakenApart() {
        assertEquals(new Thinking("a", "b"), Thinking.apart("", "<think>a</think>\n\nb"));
        assertEquals(new Thinking("a", "b"), Thinking.apart("", "\n<Think>\na</THINK>b"));
        assertEquals(new Thinking("a", "b"), Thinking.apart("", "a</think>b"));
        assertEquals(new Thinking("a", ""), Thinking.apart("", "<think>a"));
        assertEquals(new Thinking("x\n\na", "b"), Thinking.apart("x", "<think>a</think>b"));
        assertEquals(new Thinking("", "use <think> tags"), Thinking.apart("", "use <think> tags"));
        assertEquals(
                new Thinking("a</think><think>b", "c"),
                Thinking.apart("", "<think>a</think><think>b</think>c"));
    }

    @Test
    void aReplyInOnePieceWillDo() {
        server.enqueue(
                new MockResponse.Builder()
                        .setHeader("Content-Type", "application/json")
                        .body(
                                "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]},\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":2}}")
                        .build());

        var answered = assertInstanceOf(Outcome.Answered.class, Asked.ask(base()));

        assertEquals("Hi", answered.text());
        assertFalse(answered.complete());
        assertEquals(6, answered.spent().inputTokens() + answered.spent().outputTokens());
    }

    /** Some servers refuse what others need: the field that they name is left out. */
    @Test
    void leavesOutAFieldThatTheServerRefuses() throws InterruptedException {
        server.enqueue(
                new MockResponse.Builder()
                        .code(400)
                        .body(
                                "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\"}}")
                        .build());
        server.enqueue(Streams.openAi("Hi"));
        server.enqueue(Streams.openAi("Hi again"));
        Chat chat = Asked.chat();

        for (int i = 0; i < 2; i++) {
            assertInstanceOf(
                    Outcome.Answered.class,
                    chat.ask(
                            Asked.endpoint(base()),
                            Asked.question(),
                            Limits.NONE,
                            ChatListener.NONE));
        }

        assertEquals(3, server.getRequestCount(), "the second question knows it already");
        assertTrue(body(server.takeRequest()).has("max_tokens"));
        JsonNode second = body(server.takeRequest());
        assertFalse(second.has("max_tokens"));
        assertEquals(100, second.path("max_completion_tokens").asInt());
    }

    @Test
    void theReplyIsHeardAsItComes() {
        server.enqueue(
                Streams.events(
                                Streams.delta("content", "one ")
                                        + Streams.delta("content", "two ")
                                        + Streams.openAiBody(List.of("three")))
                        .throttleBody(100, 400, TimeUnit.MILLISECONDS)
                        .build());
        List<String> heard = new ArrayList<>();
        ChatListener listener =
                new ChatListener() {
                    @Override
                    public void text(String soFar) {
                        heard.add(soFar);
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                };

        Asked.chat().ask(Asked.endpoint(base()), Asked.question(), Limits.NONE, listener);

        assertTrue(heard.size() >= 3, heard.toString());
        assertEquals("one two three", heard.getLast());
        for (String part : heard) {
            assertTrue("one two three".startsWith(part), part);
        }
    }

    /**
     * Within 200 ms, in whatever state; the machine of a test may be busy, so the best of three.
     */
    @ParameterizedTest
    @ValueSource(strings = {"silence", "stream", "pause", "connect"})
    void cancelsAtOnce(String state) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            best = Math.min(best, cancelMillis(state));
        }
        assertTrue(best < 200, state + " took " + best + " ms");
    }

    private long cancelMillis(String state) {
        URI base = state.equals("connect") ? URI.create("http://10.255.255.1:9/v1") : base();
        server.enqueue(
                switch (state) {
                    case "silence" ->
                            Streams.openAi("x")
                                    .newBuilder()
                                    .headersDelay(1, TimeUnit.MINUTES)
                                    .build();
                    case "pause" ->
                            new MockResponse.Builder()
                                    .code(503)
                                    .setHeader("Retry-After", "2")
                                    .build();
                    default ->
                            Streams.events(Streams.delta("content", "word ").repeat(2000))
                                    .throttleBody(90, 10, TimeUnit.MILLISECONDS)
                                    .build();
                });
        AtomicLong at = new AtomicLong();
        long start = System.nanoTime();
        ChatListener listener =
                new ChatListener() {
                    @Override
                    public void text(String soFar) {}

                    @Override
                    public boolean cancelled() {
                        if (System.nanoTime() - start < 200_000_000L) {
                            return false;
                        }
                        at.compareAndSet(0, System.nanoTime());
                        return true;
                    }
                };
        Outcome outcome =
                Asked.chat().ask(Asked.endpoint(base), Asked.question(), Limits.NONE, listener);
        long end = System.nanoTime();

        if (state.equals("connect") && outcome instanceof Outcome.Failed) {
            return 0; // a network that says at once that there is no way
        }
        assertInstanceOf(Outcome.Cancelled.class, outcome, outcome::toString);
        return Duration.ofNanos(end - at.get()).toMillis();
    }

    @Test
    void aCapStopsBeforeTheCall() {
        ChatRequest request = Asked.question();
        long most = request.mostInputTokens() + 100;

        for (Limits limits :
                List.of(
                        new Limits(most - 1, Double.POSITIVE_INFINITY, Long.MAX_VALUE),
                        new Limits(Long.MAX_VALUE, Double.POSITIVE_INFINITY, 0))) {
            var failed =
                    assertInstanceOf(
                            Outcome.Failed.class,
                            Asked.chat()
                                    .ask(
                                            Asked.endpoint(base()),
                                            request,
                                            limits,
                                            ChatListener.NONE));
            assertEquals(Failure.Kind.CAP, failed.failure().kind());
            assertEquals(Spent.NOTHING.calls(), failed.spent().calls());
        }
        assertEquals(0, server.getRequestCount());

        server.enqueue(Streams.openAi("Hi"));
        assertInstanceOf(
                Outcome.Answered.class,
                Asked.chat()
                        .ask(
                                Asked.endpoint(base()),
                                request,
                                new Limits(most, 0, 1),
                                ChatListener.NONE),
                "exactly enough is enough, and a local model costs nothing");
    }

    /** A dropped stream has cost tokens; the retry must fit into what is left. */
    @Test
    void aRetryThatDoesNotFitIsNotSent() {
        ChatRequest request = Asked.question();
        long most = request.mostInputTokens() + 100;
        server.enqueue(Streams.events(Streams.delta("content", "Hel")).build());

        var failed =
                assertInstanceOf(
                        Outcome.Failed.class,
                        Asked.chat()
                                .ask(
                                        Asked.endpoint(base()),
                                        request,
                                        new Limits(
                                                most + 50,
                                                Double.POSITIVE_INFINITY,
                                                Long.MAX_VALUE),
                                        ChatListener.NONE));

        assertEquals(Failure.Kind.CAP, failed.failure().kind());
        assertEquals(1, server.getRequestCount());
        assertEquals(2, failed.faults().size());
        assertTrue(
                failed.spent().inputTokens() + failed.spent().outputTokens() <= most + 50,
                failed.spent().toString());
    }

    @Test
    void moneyNeedsAPrice() {
        Endpoint remote =
                new Endpoint(
                        Protocol.OPENAI,
                        URI.create("https://model.example/v1"),
                        "unheard-of",
                        new KeySource.None());
        var failed =
                assertInstanceOf(
                        Outcome.Failed.class,
                        Asked.chat()
                                .ask(
                                        remote,
                                        Asked.question(),
                                        new Limits(Long.MAX_VALUE, 1, Long.MAX_VALUE),
                                        ChatListener.NONE));
        assertTrue(failed.failure().sentence().contains("prices.csv"), failed.toString());
        assertEquals(0.0125 + 0.001, new Price(2.5, 10).dollars(5000, 100), 1e-12);
    }

    @Test
    void noTokenizerMakesMoreTokensThanTheBound() {
        var tokenizer =
                com.knuddels.jtokkit.Encodings.newDefaultEncodingRegistry()
                        .getEncoding(com.knuddels.jtokkit.api.EncodingType.O200K_BASE);
        for (String text :
                List.of(
                        "",
                        "hello",
                        "|nor_conv_3x3~0|+|none~0|".repeat(50),
                        "架构搜索",
                        "🚀🎉",
                        "\n\t ")) {
            ChatRequest request =
                    new ChatRequest(
                            List.of(Message.user(text)), Sampling.upTo(1), Optional.empty());
            assertTrue(tokenizer.countTokens(text) + 16 <= request.mostInputTokens());
        }
    }

    private URI base() {
        return server.url("/v1").uri();
    }

    private static JsonNode body(RecordedRequest request) {
        return Json.read(request.getBody().utf8()).orElseThrow();
    }

    private static String roles(JsonNode body) {
        List<String> roles = new ArrayList<>();
        body.path("messages").forEach(m -> roles.add(m.path("role").asText()));
        return Json.MAPPER.valueToTree(roles).toString();
    }
}
