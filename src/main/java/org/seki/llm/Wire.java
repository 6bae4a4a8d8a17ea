package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;

/** How a protocol writes a request and reads a reply. Stateless. */
interface Wire {
    /**
     * @param without optional fields that this server has refused
     */
    Request request(Endpoint endpoint, Optional<Secret> key, ChatRequest chat, Set<String> without);

    /** One event of a streamed reply. */
    void event(JsonNode event, Transcript transcript);

    /** A reply that came in one piece. */
    void whole(JsonNode reply, Transcript transcript);

    /** Where the server lists its models. */
    Request models(Endpoint endpoint, Optional<Secret> key);

    static Wire of(Protocol protocol) {
        return switch (protocol) {
            case OPENAI -> new OpenAiWire();
            case ANTHROPIC -> new AnthropicWire();
        };
    }

    /** What an error object says, in either protocol. */
    static String message(JsonNode error) {
        JsonNode message = error.path("message");
        return message.isTextual()
                ? message.asText()
                : error.isTextual() ? error.asText() : error.toString();
    }
}
