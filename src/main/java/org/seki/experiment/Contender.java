package org.seki.experiment;

import java.util.Map;
import org.seki.search.SearchSettings.Choice;

/**
 * A strategist that takes part in a study.
 *
 * @param name unique in the study, such as {@code statistical} or {@code llm qwen3}
 * @param strategist its kind and options
 */
public record Contender(String name, Choice strategist) {
    /** With the options its kind has by default. */
    public static Contender of(String kind) {
        return new Contender(kind, new Choice(kind, Map.of()));
    }
}
