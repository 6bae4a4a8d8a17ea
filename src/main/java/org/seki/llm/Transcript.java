package org.seki.llm;

import java.util.Optional;

/**
 * A reply as it arrives: written by the thread that reads the stream, read by the one that waits.
 */
final class Transcript {
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private long inputTokens = -1;
    private long outputTokens = -1;
    private String finish = "";
    private boolean ended;
    private Optional<String> error = Optional.empty();
    private long progress;

    synchronized void think(String part) {
        if (!part.isEmpty()) {
            reasoning.append(part);
            progress = System.nanoTime();
        }
    }

    synchronized void say(String part) {
        if (!part.isEmpty()) {
            text.append(part);
            progress = System.nanoTime();
        }
    }

    /** Tokens sent, as the server counts. */
    synchronized void input(long tokens) {
        inputTokens = Math.max(inputTokens, tokens);
    }

    synchronized void output(long tokens) {
        outputTokens = Math.max(outputTokens, tokens);
    }

    /** Why the model stopped. */
    synchronized void finish(String reason) {
        finish = reason;
        progress = System.nanoTime();
    }

    /** The server said that this is all. */
    synchronized void end() {
        ended = true;
    }

    /** The server said, in the middle of the stream, that it cannot go on. */
    synchronized void fail(String message) {
        error = Optional.of(message);
    }

    synchronized Optional<String> error() {
        return error;
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Whether all that the model said is here. */
    synchronized boolean whole() {
        return ended || !finish.isEmpty();
    }

    /** Whether the model stopped because the reply was at its longest. */
    synchronized boolean atLimit() {
        return finish.equals("length") || finish.equals("max_tokens");
    }

    /** When the last token came, by {@link System#nanoTime}; 0 before the first. */
    synchronized long progress() {
        return progress;
    }

    synchronized String soFar() {
        return reasoning.isEmpty() ? text.toString() : reasoning + "\n\n" + text;
    }

    synchronized int length() {
        return reasoning.length() + text.length();
    }

    synchronized Thinking thinking() {
        return Thinking.apart(reasoning.toString(), text.toString());
    }

    /**
     * What the call used: as the server counted; where it did not say, the most it can have been.
     */
    synchronized Spent spent(ChatRequest request, Optional<Price> price, double seconds) {
        long in = inputTokens >= 0 ? inputTokens : request.mostInputTokens();
        long bytes = utf8(reasoning) + utf8(text);
        long out =
                outputTokens >= 0 ? outputTokens : Math.min(bytes, request.sampling().maxTokens());
        return new Spent(in, out, price.map(p -> p.dollars(in, out)).orElse(0.0), seconds, 1);
    }

    private static long utf8(StringBuilder text) {
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
