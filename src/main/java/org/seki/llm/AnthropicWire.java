package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Request;

/** Anthropic's messages. A JSON schema becomes the one tool that the model must use. */
final class AnthropicWire implements Wire {
    private static final String VERSION = "2023-06-01";
    private static final String TOOL = "reply";

    @Override
    public Request request(
            Endpoint endpoint, Optional<Secret> key, ChatRequest chat, Set<String> without) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("model", endpoint.model());
        body.put("max_tokens", chat.sampling().maxTokens());
        String system =
                chat.messages().stream()
                        .filter(m -> m.role() == Message.Role.SYSTEM)
                        .map(Message::text)
                        .collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        ArrayNode messages = body.putArray("messages");
        for (Message message : chat.messages()) {
            if (message.role() != Message.Role.SYSTEM) {
                messages.addObject()
                        .put("role", message.role().name().toLowerCase(Locale.ROOT))
                        .put("content", message.text());
            }
        }
        body.put("stream", true);
        chat.sampling().temperature().ifPresent(t -> body.put("temperature", Math.min(1, t)));
        chat.sampling().topP().ifPresent(p -> body.put("top_p", p));
        if (endpoint.structured()) {
            chat.schema().ifPresent(schema -> tool(body, schema));
        }
        endpoint.extra().properties().forEach(e -> body.set(e.getKey(), e.getValue()));
        body.remove(without);
        return authorized(endpoint, key, "/v1/messages").post(Json.body(body)).build();
    }

    private static void tool(ObjectNode body, JsonNode schema) {
        body.putArray("tools")
                .addObject()
                .put("name", TOOL)
                .put("description", "Give the reply.")
                .set("input_schema", schema);
        body.putObject("tool_choice").put("type", "tool").put("name", TOOL);
    }

    private static Request.Builder authorized(
            Endpoint endpoint, Optional<Secret> key, String path) {
        Request.Builder request =
                new Request.Builder()
                        .url(endpoint.base() + path)
                        .header("anthropic-version", VERSION);
        key.ifPresent(k -> request.header("x-api-key", k.reveal()));
        return request;
    }

    @Override
    public Request models(Endpoint endpoint, Optional<Secret> key) {
        return authorized(endpoint, key, "/v1/models").build();
    }

    @Override
    public void event(JsonNode event, Transcript transcript) {
        switch (event.path("type").asText()) {
            case "message_start" -> usage(event.path("message").path("usage"), transcript);
            case "content_block_start" -> block(event.path("content_block"), transcript);
            case "content_block_delta" -> block(event.path("delta"), transcript);
            case "message_delta" -> {
                usage(event.path("usage"), transcript);
                if (event.path("delta").hasNonNull("stop_reason")) {
                    transcript.finish(event.path("delta").get("stop_reason").asText());
                }
            }
            case "message_stop" -> transcript.end();
            case "error" -> transcript.fail(Wire.message(event.path("error")));
            default -> {
                // ping, content_block_stop and whatever comes: nothing of the reply
            }
        }
    }

    @Override
    public void whole(JsonNode reply, Transcript transcript) {
        if (reply.path("type").asText().equals("error")) {
            transcript.fail(Wire.message(reply.path("error")));
            return;
        }
        for (JsonNode block : reply.path("content")) {
            block(block, transcript);
        }
        usage(reply.path("usage"), transcript);
        if (reply.path("content").isArray()) {
            transcript.finish(reply.path("stop_reason").asText("end_turn"));
            transcript.end();
        }
    }

    private static void block(JsonNode part, Transcript transcript) {
        transcript.think(part.path("thinking").asText(""));
        transcript.say(part.path("text").asText(""));
        transcript.say(part.path("partial_json").asText(""));
        if (part.path("input").isObject() && !part.path("input").isEmpty()) {
            transcript.say(part.path("input").toString());
        }
    }

    private static void usage(JsonNode usage, Transcript transcript) {
        if (usage.path("input_tokens").isNumber()) {
            transcript.input(
                    usage.path("input_tokens").asLong()
                            + usage.path("cache_creation_input_tokens").asLong()
                            + usage.path("cache_read_input_tokens").asLong());
        }
        if (usage.path("output_tokens").isNumber()) {
            transcript.output(usage.path("output_tokens").asLong());
        }
    }
}
