package org.seki.ui.experiments;

import org.seki.search.SearchSettings.Choice;

/**
 * An evaluator to choose.
 *
 * @param title for people
 * @param choice with the options it begins with
 */
public record Offered(String title, Choice choice) {
    @Override
    public String toString() {
        return title;
    }
}
