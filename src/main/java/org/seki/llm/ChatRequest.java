package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param schema a JSON schema that the reply must have, for endpoints with structured output
 */
public record ChatRequest(List<Message> messages, Sampling sampling, Optional<JsonNode> schema) {
    private static final int TEMPLATE_TOKENS = 128;
    private static final int MESSAGE_TOKENS = 16;

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /**
     * More tokens than this the messages cannot have: a byte-level tokenizer makes at most one of
     * each byte, and chat templates add a few a message and a preamble.
     */
    public long mostInputTokens() {
        long bytes = schema.map(s -> (long) s.toString().length() * 2).orElse(0L);
        for (Message message : messages) {
            bytes += message.text().getBytes(StandardCharsets.UTF_8).length + MESSAGE_TOKENS;
        }
        return bytes + TEMPLATE_TOKENS;
    }
}
