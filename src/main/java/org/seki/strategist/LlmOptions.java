package org.seki.strategist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.seki.llm.Endpoint;
import org.seki.llm.KeySource;
import org.seki.llm.Protocol;
import org.seki.llm.Sampling;
import org.seki.llm.Timeouts;

/**
 * The options of a strategist that is asked in words, as a run's settings hold them. Never a key,
 * only its place.
 *
 * <p>{@code endpoint}, {@code protocol} (openai, anthropic; else by the endpoint), {@code model},
 * {@code key} (env:NAME, keyring:ACCOUNT, session:NAME, none), {@code temperature}, {@code top-p},
 * {@code max-tokens}, {@code seed}, {@code extra} (a JSON object), {@code structured} (true,
 * false), {@code turns} (two, one, none), {@code statistics} (true, false), {@code mask} (a
 * number), {@code prompt.NAME} (a version's hash).
 */
public record LlmOptions(Endpoint endpoint, Sampling sampling, Asking asking) {
    private static final int LONGEST_REPLY = 8192;
    private static final int MOST_TOKENS = 1_000_000;
    private static final String PROMPT = "prompt.";
    private static final List<String> OF_ASKING = List.of("turns", "statistics", "mask");
    private static final List<String> OF_MODEL =
            List.of(
                    "endpoint",
                    "protocol",
                    "model",
                    "key",
                    "temperature",
                    "top-p",
                    "max-tokens",
                    "seed",
                    "extra",
                    "structured");

    /**
     * @throws IllegalArgumentException in a sentence that names the option
     */
    public static LlmOptions of(Map<String, String> options) {
        known(options, Stream.concat(OF_MODEL.stream(), OF_ASKING.stream()).toList());
        String address =
                needed(
                        options,
                        "endpoint",
                        "the address of a server, as http://127.0.0.1:11434/v1");
        Protocol protocol =
                Optional.ofNullable(options.get("protocol"))
                        .map(LlmOptions::protocol)
                        .orElseGet(() -> Endpoint.protocolOf(address));
        Endpoint endpoint =
                new Endpoint(
                        protocol,
                        Endpoint.address(address, protocol),
                        needed(options, "model", "the name of a model that the server offers"),
                        KeySource.parse(options.getOrDefault("key", "none")),
                        extra(options.getOrDefault("extra", "{}")),
                        flag(options, "structured"),
                        Timeouts.USUAL);
        Sampling sampling =
                new Sampling(
                        number(options, "temperature"),
                        number(options, "top-p"),
                        whole(options, "max-tokens")
                                .map(n -> (int) Math.clamp(n, 0, MOST_TOKENS))
                                .orElse(LONGEST_REPLY),
                        whole(options, "seed"));
        return new LlmOptions(endpoint, sampling, asking(options, Manner.TWO_TURNS));
    }

    /**
     * Of a strategist without a model, such as a person.
     *
     * @throws IllegalArgumentException in a sentence that names the option
     */
    public static Asking ofPerson(Map<String, String> options) {
        known(options, OF_ASKING);
        return asking(options, Manner.ONE_TURN);
    }

    private static Asking asking(Map<String, String> options, Manner usual) {
        Manner manner =
                Optional.ofNullable(options.get("turns"))
                        .map(t ->
                                Manner.named(t)
                                        .orElseThrow(() -> wrong("turns", t, "two, one or none")))
                        .orElse(usual);
        OptionalLong mask =
                whole(options, "mask").map(OptionalLong::of).orElse(OptionalLong.empty());
        Map<String, String> versions = new LinkedHashMap<>();
        new TreeMap<>(options)
                .forEach((name, hash) -> {
                    if (name.startsWith(PROMPT)) {
                        versions.put(name.substring(PROMPT.length()), hash);
                    }
                });
        return new Asking(manner, flag(options, "statistics"), mask, versions);
    }

    private static void known(Map<String, String> options, List<String> known) {
        for (String option : options.keySet()) {
            if (!known.contains(option) && !option.startsWith(PROMPT)) {
                throw new IllegalArgumentException(
                        "There is no option %s. There are %s and %sNAME."
                                .formatted(option, String.join(", ", known), PROMPT));
            }
        }
    }

    private static String needed(Map<String, String> options, String option, String what) {
        return Optional.ofNullable(options.get(option))
                .filter(v -> !v.isBlank())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "An LLM needs %s: %s.".formatted(option, what)));
    }

    private static Protocol protocol(String text) {
        return switch (text) {
            case "openai" -> Protocol.OPENAI;
            case "anthropic" -> Protocol.ANTHROPIC;
            default -> throw wrong("protocol", text, "openai or anthropic");
        };
    }

    private static ObjectNode extra(String text) {
        try {
            JsonNode json = new ObjectMapper().readTree(text);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The option extra is not JSON at character %d."
                            .formatted(e.getLocation().getColumnNr()),
                    e);
        }
        throw wrong("extra", text, "a JSON object such as {\"top_k\": 20}");
    }

    private static boolean flag(Map<String, String> options, String option) {
        String value = options.getOrDefault(option, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(option, value, "true or false");
        }
        return value.equals("true");
    }

    private static Optional<Double> number(Map<String, String> options, String option) {
        try {
            return Optional.ofNullable(options.get(option)).map(Double::valueOf);
        } catch (NumberFormatException e) {
            throw wrong(option, options.getOrDefault(option, ""), "a number");
        }
    }

    private static Optional<Long> whole(Map<String, String> options, String option) {
        try {
            return Optional.ofNullable(options.get(option)).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw wrong(option, options.getOrDefault(option, ""), "a whole number");
        }
    }

    private static IllegalArgumentException wrong(String option, String found, String expected) {
        return new IllegalArgumentException(
                "The option %s is “%s”; it must be %s.".formatted(option, found, expected));
    }
}
