package org.seki.ui;

import java.util.function.Supplier;
import org.seki.experiment.Correlations;
import org.seki.experiment.PromptLab;
import org.seki.experiment.Studies;
import org.seki.prompt.PromptLibrary;
import org.seki.search.Searches;
import org.seki.strategist.ManualDesk;
import org.seki.training.Trainings;
import org.seki.ui.settings.SettingsAccess;
import org.seki.ui.setup.Choices;
import org.seki.ui.setup.ModelAccess;

/**
 * What the window needs from the composition root.
 *
 * @param searches of the workspace
 * @param choices what a new search can be made of
 * @param models how models are found and tried
 * @param desk where a person answers for the strategist {@code manual}
 * @param prompts built-in and edited ones; reads files, so never on the JavaFX thread, and throws
 *     {@link org.seki.search.SearchRefused} when a built-in one is wrong
 * @param promptLab compares versions of them; never on the JavaFX thread
 * @param studies of the workspace
 * @param correlations of the workspace
 * @param trainings of the workspace
 * @param settings what networks are trained on
 */
public record Services(
        Searches searches,
        Choices choices,
        ModelAccess models,
        ManualDesk desk,
        Supplier<PromptLibrary> prompts,
        Supplier<PromptLab> promptLab,
        Supplier<Studies> studies,
        Supplier<Correlations> correlations,
        Supplier<Trainings> trainings,
        SettingsAccess settings) {}
