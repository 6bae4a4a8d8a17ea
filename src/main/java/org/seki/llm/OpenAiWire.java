package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;

/** Chat completions, as OpenAI defined them and many servers speak them. */
final class OpenAiWire implements Wire {
    /** OpenAI's own newer name; other servers know only the first. */
    private static final String MAX = "max_tokens";

    private static final String MAX_NEW = "max_completion_tokens";

    @Override
    public Request request(
            Endpoint endpoint, Optional<Secret> key, ChatRequest chat, Set<String> without) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("model", endpoint.model());
        ArrayNode messages = body.putArray("messages");
        for (Message message : chat.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
        body.put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        chat.sampling().temperature().ifPresent(t -> body.put("temperature", t));
        chat.sampling().topP().ifPresent(p -> body.put("top_p", p));
        chat.sampling().seed().ifPresent(s -> body.put("seed", s & 0x7fff_ffff));
        body.put(without.contains(MAX) ? MAX_NEW : MAX, chat.sampling().maxTokens());
        if (endpoint.structured()) {
            chat.schema().ifPresent(schema -> format(body, schema));
        }
        endpoint.extra().properties().forEach(e -> body.set(e.getKey(), e.getValue()));
        body.remove(without.stream().filter(f -> !f.equals(MAX)).toList());
        return authorized(endpoint, key, "/chat/completions").post(Json.body(body)).build();
    }

    private static void format(ObjectNode body, JsonNode schema) {
        body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "reply")
                .put("strict", true)
                .set("schema", schema);
    }

    private static Request.Builder authorized(
            Endpoint endpoint, Optional<Secret> key, String path) {
        Request.Builder request = new Request.Builder().url(endpoint.base() + path);
        key.ifPresent(k -> request.header("Authorization", "Bearer " + k.reveal()));
        return request;
    }

    @Override
    public Request models(Endpoint endpoint, Optional<Secret> key) {
        return authorized(endpoint, key, "/models").build();
    }

    @Override
    public void event(JsonNode event, Transcript transcript) {
        if (event.hasNonNull("error")) {
            transcript.fail(Wire.message(event.get("error")));
            return;
        }
        JsonNode choice = event.path("choices").path(0);
        message(choice.path("delta"), transcript);
        if (choice.hasNonNull("finish_reason")) {
            transcript.finish(choice.get("finish_reason").asText());
        }
        usage(event.path("usage"), transcript);
    }

    @Override
    public void whole(JsonNode reply, Transcript transcript) {
        if (reply.hasNonNull("error")) {
            transcript.fail(Wire.message(reply.get("error")));
            return;
        }
        JsonNode choice = reply.path("choices").path(0);
        message(choice.path("message"), transcript);
        usage(reply.path("usage"), transcript);
        if (choice.isObject()) {
            transcript.finish(choice.path("finish_reason").asText("stop"));
            transcript.end();
        }
    }

    /** Thinking goes by two names: DeepSeek's and vLLM's, and OpenRouter's and Ollama's. */
    private static void message(JsonNode message, Transcript transcript) {
        JsonNode thinking =
                message.hasNonNull("reasoning_content")
                        ? message.get("reasoning_content")
                        : message.path("reasoning");
        if (thinking.isTextual()) {
            transcript.think(thinking.asText());
        }
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            transcript.say(content.asText());
        }
        for (JsonNode part : content) {
            transcript.say(part.path("text").asText(""));
        }
    }

    private static void usage(JsonNode usage, Transcript transcript) {
        if (usage.path("prompt_tokens").isNumber()) {
            transcript.input(usage.path("prompt_tokens").asLong());
        }
        if (usage.path("completion_tokens").isNumber()) {
            transcript.output(usage.path("completion_tokens").asLong());
        }
    }
}
