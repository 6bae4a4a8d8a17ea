package org.seki.llm;

import java.time.Duration;

/**
 * How long a reply may take. Keep-alives do not count as progress.
 *
 * @param connect to the server
 * @param firstToken from the request to the first token; a local model may have to be loaded
 * @param idle between two tokens
 * @param total from the request to the end of the reply
 */
public record Timeouts(Duration connect, Duration firstToken, Duration idle, Duration total) {
    public static final Timeouts USUAL =
            new Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(20));
}
