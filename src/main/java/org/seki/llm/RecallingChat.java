package org.seki.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for each reply once: the same request (model, messages, settings, seed) is answered from
 * what was kept, at the cost that it had. Replies that failed are not kept.
 */
public final class RecallingChat implements Asks {
    private static final Logger LOG = LoggerFactory.getLogger(RecallingChat.class);

    private final Asks chat;
    private final Recall recall;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    public RecallingChat(Asks chat, Recall recall) {
        this.chat = chat;
        this.recall = recall;
    }

    @Override
    public Outcome ask(
            Endpoint endpoint, ChatRequest request, Limits limits, ChatListener listener) {
        String hash = hash(endpoint, request);
        asked.add(hash);
        Optional<Outcome.Answered> known = recall.find(hash).flatMap(RecallingChat::read);
        if (known.isPresent()) {
            return known.get();
        }
        Outcome outcome = chat.ask(endpoint, request, limits, listener);
        if (outcome instanceof Outcome.Answered answered) {
            recall.keep(hash, write(answered));
        }
        return outcome;
    }

    @Override
    public void settle() {
        for (String hash : asked) {
            recall.find(hash)
                    .flatMap(RecallingChat::read)
                    .ifPresent(known ->
                            recall.keep(
                                    hash,
                                    write(
                                            new Outcome.Answered(
                                                    known.reasoning(),
                                                    known.text(),
                                                    known.complete(),
                                                    Spent.NOTHING,
                                                    List.of()))));
        }
    }

    /** Of everything that decides the reply; the key's place is not among it. */
    static String hash(Endpoint endpoint, ChatRequest request) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.put("protocol", endpoint.protocol().name());
        all.put("base", endpoint.base().toString());
        all.put("model", endpoint.model());
        all.put("structured", endpoint.structured());
        all.set("extra", endpoint.extra());
        for (Message message : request.messages()) {
            all.withArray("messages").add(message.role().name()).add(message.text());
        }
        request.sampling().temperature().ifPresent(t -> all.put("temperature", t));
        request.sampling().topP().ifPresent(p -> all.put("top_p", p));
        request.sampling().seed().ifPresent(s -> all.put("seed", s));
        all.put("max_tokens", request.sampling().maxTokens());
        request.schema().ifPresent(s -> all.set("schema", s));
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String write(Outcome.Answered answered) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("reasoning", answered.reasoning());
        node.put("text", answered.text());
        node.put("complete", answered.complete());
        node.put("input_tokens", answered.spent().inputTokens());
        node.put("output_tokens", answered.spent().outputTokens());
        node.put("dollars", answered.spent().dollars());
        node.put("seconds", answered.spent().seconds());
        node.put("calls", answered.spent().calls());
        return node.toString();
    }

    private static Optional<Outcome.Answered> read(String json) {
        try {
            JsonNode node = Json.MAPPER.readTree(json);
            return Optional.of(
                    new Outcome.Answered(
                            node.path("reasoning").asText(),
                            node.path("text").asText(),
                            node.path("complete").asBoolean(true),
                            new Spent(
                                    node.path("input_tokens").asLong(),
                                    node.path("output_tokens").asLong(),
                                    node.path("dollars").asDouble(),
                                    node.path("seconds").asDouble(),
                                    node.path("calls").asInt()),
                            List.of()));
        } catch (JsonProcessingException e) {
            LOG.warn("a kept reply cannot be read; it is asked for again", e);
            return Optional.empty();
        }
    }
}
