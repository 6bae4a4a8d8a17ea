package org.seki.ui.prompts;

import javafx.beans.value.ObservableValue;
import org.seki.search.SearchSettings.Choice;

/** The open run, where its strategist is asked in words. */
public interface AskingRun {
    /** Its name, for people. */
    String name();

    /** Whether it goes on, or can, so that there is a next iteration. */
    ObservableValue<Boolean> alive();

    /** Who proposes and how, with what was changed and still waits; moves when that is undone. */
    ObservableValue<Choice> strategist();

    /**
     * From the next iteration on; journaled. Blocks its caller, so not on the JavaFX thread.
     *
     * @throws org.seki.search.SearchRefused in a sentence, with nothing changed
     */
    void ask(Choice strategist);
}
