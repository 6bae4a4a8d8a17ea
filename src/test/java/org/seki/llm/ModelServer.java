package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real chat server: OpenAI's chat completions and Anthropic's messages, streamed, and the lists
 * of models of both and of Ollama. What it answers is a policy's.
 */
public final class ModelServer implements AutoCloseable {
    public static final String MODEL = "scripted-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Policy policy;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** What the server says to a conversation. */
    public interface Policy {
        Said answer(Heard request) throws InterruptedException;
    }

    /**
     * A request as it came.
     *
     * @param messages role and text in turn, the system's among them
     * @param number of this request, from 1
     */
    public record Heard(
            String path, List<Message> messages, JsonNode body, String key, int number) {
        public String last() {
            return messages.getLast().text();
        }
    }

    /**
     * What to send.
     *
     * @param status 200, or a fault
     * @param cutAfter characters after which the connection is dropped; negative for never
     * @param pauseMs between the words
     */
    public record Said(int status, String thinking, String text, int cutAfter, int pauseMs) {
        public static Said text(String text) {
            return new Said(200, "", text, -1, 0);
        }

        public static Said thought(String thinking, String text) {
            return new Said(200, thinking, text, -1, 0);
        }

        public static Said fault(int status, String message) {
            return new Said(status, "", message, -1, 0);
        }

        public Said slowly(int pauseMs) {
            return new Said(status, thinking, text, cutAfter, pauseMs);
        }

        public Said cut(int after) {
            return new Said(status, thinking, text, after, pauseMs);
        }
    }

    public ModelServer(Policy policy) throws IOException {
        this(policy, 0);
    }

    public ModelServer(Policy policy, int port) throws IOException {
        this.policy = policy;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        http.setExecutor(threads);
        http.createContext("/v1/chat/completions", e -> chat(e, this::openAi));
        http.createContext("/v1/messages", e -> chat(e, this::anthropic));
        http.createContext(
                "/v1/models", e -> whole(e, 200, "{\"data\":[{\"id\":\"%s\"}]}".formatted(MODEL)));
        http.createContext(
                "/api/tags",
                e -> whole(e, 200, "{\"models\":[{\"name\":\"%s\"}]}".formatted(MODEL)));
        http.start();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** All requests so far, in order. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private interface Stream {
        void send(Said said, Heard request, OutputStream out) throws IOException;
    }

    private void chat(HttpExchange exchange, Stream stream) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String key =
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                        .replace("Bearer ", "");
        if (exchange.getRequestHeaders().containsKey("x-api-key")) {
            key = exchange.getRequestHeaders().getFirst("x-api-key");
        }
        Heard request;
        synchronized (heard) {
            request =
                    new Heard(
                            exchange.getRequestURI().getPath(),
                            messages(body),
                            body,
                            key,
                            heard.size() + 1);
            heard.add(request);
        }
        try {
            Said said = policy.answer(request);
            if (said.status() != 200) {
                whole(
                        exchange,
                        said.status(),
                        JSON.writeValueAsString(
                                java.util.Map.of(
                                        "error", java.util.Map.of("message", said.text()))));
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            stream.send(said, request, exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static List<Message> messages(JsonNode body) {
        List<Message> messages = new ArrayList<>();
        if (body.has("system")) {
            messages.add(Message.system(body.get("system").asText()));
        }
        for (JsonNode message : body.path("messages")) {
            String text = message.path("content").asText();
            messages.add(
                    switch (message.path("role").asText()) {
                        case "system" -> Message.system(text);
                        case "assistant" -> Message.assistant(text);
                        default -> Message.user(text);
                    });
        }
        return messages;
    }

    private void openAi(Said said, Heard request, OutputStream out) throws IOException {
        int sent = 0;
        for (String word : words(said.thinking())) {
            event(
                    out,
                    "",
                    "{\"choices\":[{\"delta\":{\"reasoning_content\":%s}}]}"
                            .formatted(quoted(word)));
        }
        for (String word : words(said.text())) {
            if (said.cutAfter() >= 0 && sent >= said.cutAfter()) {
                return;
            }
            event(
                    out,
                    "",
                    "{\"choices\":[{\"delta\":{\"content\":%s},\"finish_reason\":null}]}"
                            .formatted(quoted(word)));
            sent += word.length();
            pause(said.pauseMs());
        }
        event(out, "", "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
        event(
                out,
                "",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}"
                        .formatted(in(request), out(said)));
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void anthropic(Said said, Heard request, OutputStream out) throws IOException {
        event(
                out,
                "message_start",
                "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":%d}}}"
                        .formatted(in(request)));
        event(out, "ping", "{\"type\":\"ping\"}");
        for (String word : words(said.thinking())) {
            event(
                    out,
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":%s}}"
                            .formatted(quoted(word)));
        }
        for (String word : words(said.text())) {
            event(
                    out,
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":%s}}"
                            .formatted(quoted(word)));
            pause(said.pauseMs());
        }
        event(
                out,
                "message_delta",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":%d}}"
                        .formatted(out(said)));
        event(out, "message_stop", "{\"type\":\"message_stop\"}");
    }

    /** A token is about four characters here. */
    private static long in(Heard request) {
        return request.messages().stream().mapToLong(m -> m.text().length() / 4 + 4).sum();
    }

    private static long out(Said said) {
        return (said.text().length() + said.thinking().length()) / 4 + 1;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)"));
    }

    private static void event(OutputStream out, String name, String data) throws IOException {
        String event = (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void pause(int ms) {
        if (ms > 0) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void whole(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }
}
