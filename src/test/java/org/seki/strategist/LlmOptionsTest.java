package org.seki.strategist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.llm.KeySource;
import org.seki.llm.Protocol;

/** Options of a run's settings. */
class LlmOptionsTest {
    private static final Map<String, String> LEAST =
            Map.of("endpoint", "http://127.0.0.1:11434", "model", "qwen3:8b");

    @Test
    void theLeastThatIsNeeded() {
        LlmOptions options = LlmOptions.of(LEAST);
        assertEquals("http://127.0.0.1:11434/v1", options.endpoint().base().toString());
        assertEquals(Protocol.OPENAI, options.endpoint().protocol());
        assertEquals(new KeySource.None(), options.endpoint().key());
        assertEquals(Asking.USUAL, options.asking());
    }

    @Test
    void allOfThem() {
        Map<String, String> all = new HashMap<>(LEAST);
        all.putAll(
                Map.of(
                        "endpoint", "https://api.anthropic.com/v1/messages",
                        "key", "env:ANTHROPIC_API_KEY",
                        "temperature", "0.8",
                        "top-p", "0.95",
                        "max-tokens", "2000",
                        "seed", "4",
                        "extra", "{\"top_k\": 20}",
                        "structured", "true",
                        "turns", "one"));
        all.putAll(Map.of("statistics", "true", "mask", "7", "prompt.repair", "abcdef"));
        LlmOptions options = LlmOptions.of(all);
        assertEquals(Protocol.ANTHROPIC, options.endpoint().protocol());
        assertEquals("https://api.anthropic.com", options.endpoint().base().toString());
        assertEquals(20, options.endpoint().extra().path("top_k").asInt());
        assertTrue(options.endpoint().structured());
        assertEquals(2000, options.sampling().maxTokens());
        assertEquals(Optional.of(4L), options.sampling().seed());
        assertEquals(
                new Asking(Manner.ONE_TURN, true, OptionalLong.of(7), Map.of("repair", "abcdef")),
                options.asking());
        assertEquals(", with statistics, masked, one turn", options.asking().label());
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, '', endpoint",
        "endpoint, gopher://x, http",
        "model, '', model",
        "protocol, soap, anthropic",
        "key, sk-secret-1, env:NAME",
        "temperature, hot, temperature",
        "temperature, -1, temperature",
        "top-p, 0, Top-p",
        "max-tokens, 0, at least 1",
        "max-tokens, lots, max-tokens",
        "seed, 1.5, seed",
        "extra, '[1]', JSON object",
        "extra, '{', JSON",
        "structured, yes, true or false",
        "turns, three, 'two, one or none'",
        "mask, x, mask",
        "temprature, 1, temprature"
    })
    void refusesInASentence(String option, String value, String says) {
        Map<String, String> options = new HashMap<>(LEAST);
        options.put(option, value);
        var e = assertThrows(IllegalArgumentException.class, () -> LlmOptions.of(options));
        assertTrue(String.valueOf(e.getMessage()).contains(says), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
        assertFalse(String.valueOf(e.getMessage()).contains("sk-secret"), e.getMessage());
    }
}
