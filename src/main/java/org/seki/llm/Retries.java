package org.seki.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed call is sent again: 408, 429, 5xx, dropped and stalled streams; never another 4xx.
 *
 * @param most times a call is sent in all
 * @param first wait before the second; doubles each time, half of it by chance
 * @param longest wait that is worth it; a server that asks for more is not asked again
 */
public record Retries(int most, Duration first, Duration longest) {
    public static final Retries USUAL =
            new Retries(5, Duration.ofSeconds(1), Duration.ofMinutes(2));

    /** Each call is sent once. */
    public static final Retries NONE = new Retries(1, Duration.ofSeconds(1), Duration.ofMinutes(2));

    /**
     * @param attempt the one that failed, from 1
     * @return how long to wait before the next; empty when there is none
     */
    Optional<Duration> pause(Failure failure, int attempt, RandomGenerator random) {
        if (!failure.kind().passing() || attempt >= most) {
            return Optional.empty();
        }
        long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        Duration pause = Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
        Duration wait =
                failure.retryAfter().filter(asked -> asked.compareTo(pause) > 0).orElse(pause);
        return wait.compareTo(longest) > 0 ? Optional.empty() : Optional.of(wait);
    }
}
