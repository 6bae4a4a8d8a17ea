package org.seki.llm;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Questions of tests, and who asks them. */
final class Asked {
    static final String KEY = "sk-test-0123456789abcdefSECRET";

    /** Longer than any test has to wait, however busy the machine is. */
    static final Timeouts PATIENT =
            new Timeouts(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60));

    static final Retries QUICK = new Retries(3, Duration.ofMillis(10), Duration.ofSeconds(2));

    private Asked() {}

    static Chat chat() {
        return chat(Http.create(Map.<String, String>of()::get), PriceTable.EMPTY);
    }

    static Chat chat(Http http, PriceTable prices) {
        return new Chat(
                http,
                new Keys(Map.of("THE_KEY", KEY)::get),
                prices,
                QUICK,
                RandomGenerator.getDefault(),
                Clock.systemUTC());
    }

    static Endpoint endpoint(URI base) {
        return endpoint(Protocol.OPENAI, base);
    }

    static Endpoint endpoint(Protocol protocol, URI base) {
        return endpoint(protocol, base, PATIENT);
    }

    static Endpoint endpoint(Protocol protocol, URI base, Timeouts timeouts) {
        return endpoint(protocol, base, "tiny", timeouts);
    }

    static Endpoint endpoint(Protocol protocol, URI base, String model, Timeouts timeouts) {
        return new Endpoint(
                protocol,
                base,
                model,
                new KeySource.Environment("THE_KEY"),
                Json.MAPPER.createObjectNode(),
                false,
                timeouts);
    }

    static ChatRequest question() {
        return new ChatRequest(
                List.of(Message.system("You are brief."), Message.user("Say hello.")),
                Sampling.upTo(100),
                java.util.Optional.empty());
    }

    static Outcome ask(URI base) {
        return ask(base, PATIENT);
    }

    static Outcome ask(URI base, Timeouts timeouts) {
        return chat().ask(
                        endpoint(Protocol.OPENAI, base, timeouts),
                        question(),
                        Limits.NONE,
                        ChatListener.NONE);
    }
}
