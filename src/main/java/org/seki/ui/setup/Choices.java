package org.seki.ui.setup;

import java.util.List;
import org.seki.search.SearchSettings.Choice;

/**
 * What a new search can be made of here.
 *
 * @param spaces by their ids
 * @param dataSets built-in ones; the path of a folder will do too
 */
public record Choices(
        List<Offer<String>> spaces,
        List<String> dataSets,
        List<Offer<Choice>> evaluators,
        List<Offer<String>> strategists) {
    public Choices {
        spaces = List.copyOf(spaces);
        dataSets = List.copyOf(dataSets);
        evaluators = List.copyOf(evaluators);
        strategists = List.copyOf(strategists);
    }

    /**
     * One of several.
     *
     * @param title for people
     */
    public record Offer<T>(String title, T value) {}
}
