package org.seki.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Okio;

/** The models that a server says it has. */
final class ModelList {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_MODELS = 500;

    private final OkHttpClient http;

    ModelList(OkHttpClient http) {
        this(http, Duration.ofSeconds(3));
    }

    ModelList(OkHttpClient http, Duration patience) {
        this.http = http.newBuilder().callTimeout(patience).connectTimeout(patience).build();
    }

    /** By name, in the server's order; empty when it does not say. */
    List<String> read(Request request) {
        try (Response response = http.newCall(request).execute();
                var source =
                        Okio.buffer(EventStream.capped(response.body().source(), MOST_BYTES))) {
            return response.isSuccessful() ? names(Json.read(source.readUtf8())) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * {@code data[].id} as OpenAI and Anthropic list them, {@code models[].name} as Ollama does.
     */
    private static List<String> names(Optional<JsonNode> list) {
        List<String> names = new ArrayList<>();
        for (JsonNode model :
                list.map(l -> l.has("data") ? l.get("data") : l.path("models"))
                        .orElse(Json.MAPPER.createArrayNode())) {
            String name = model.path("id").asText(model.path("name").asText(""));
            if (!name.isBlank() && name.length() < 200 && names.size() < MOST_MODELS) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
