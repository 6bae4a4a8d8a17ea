package org.seki.strategist;

import java.util.Map;
import java.util.OptionalLong;
import org.seki.prompt.Names;
import org.seki.space.SearchSpace;

/**
 * How a strategist that is asked in words is asked.
 *
 * @param statistics whether the statistical model's beliefs are shown as evidence
 * @param mask operations are called {@code op_a}, …; which is which follows from this number
 * @param versions prompt versions that this run insists on, by prompt name; others are as adopted
 */
public record Asking(
        Manner manner, boolean statistics, OptionalLong mask, Map<String, String> versions) {
    public static final Asking USUAL =
            new Asking(Manner.TWO_TURNS, false, OptionalLong.empty(), Map.of());

    public Asking {
        versions = Map.copyOf(versions);
    }

    Names names(SearchSpace space) {
        return mask.isPresent() ? Names.masked(space, mask.getAsLong()) : Names.published();
    }

    /** What is unusual about it, for a label: {@code , with statistics, masked}. */
    String label() {
        return (statistics ? ", with statistics" : "")
                + (mask.isPresent() ? ", masked" : "")
                + switch (manner) {
                    case TWO_TURNS -> "";
                    case ONE_TURN -> ", one turn";
                    case ANSWER_ONLY -> ", without reasoning";
                };
    }
}
