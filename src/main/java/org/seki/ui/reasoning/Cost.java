package org.seki.ui.reasoning;

import java.time.Duration;
import java.util.stream.Stream;
import org.seki.strategist.Usage;
import org.seki.ui.fx.Units;

/** What a reply cost, in words. */
final class Cost {
    private Cost() {}

    /** {@code 1.4 k tokens in}, {@code 312 out}, {@code 0.003 $}, {@code answered in 4.2 s}. */
    static Stream<String> of(Usage usage) {
        Stream<String> tokens =
                usage.inputTokens() + usage.outputTokens() == 0
                        ? Stream.empty()
                        : Stream.of(
                                Units.count(usage.inputTokens()) + " tokens in",
                                Units.count(usage.outputTokens()) + " out");
        Stream<String> money =
                usage.dollars() > 0 ? Stream.of(Units.dollars(usage.dollars())) : Stream.empty();
        Stream<String> time =
                usage.seconds() > 0
                        ? Stream.of("answered in " + time(usage.seconds()))
                        : Stream.empty();
        return Stream.of(tokens, money, time).flatMap(s -> s).map(Cost::together);
    }

    /** No line breaks between a number and its unit. */
    static String together(String words) {
        return words.replace(' ', '\u00a0');
    }

    static String time(double seconds) {
        return seconds < 0.05
                ? "under 0.1 s"
                : Units.time(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
