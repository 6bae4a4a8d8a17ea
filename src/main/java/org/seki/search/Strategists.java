package org.seki.search;

import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.Strategist;

/** Makes the strategist that a choice describes; the composition root knows how. */
@FunctionalInterface
public interface Strategists {
    /**
     * Quick, and asks nobody: also called to check a choice before it is accepted.
     *
     * @throws SearchRefused in a sentence when there is none such
     */
    Strategist of(Choice choice);
}
