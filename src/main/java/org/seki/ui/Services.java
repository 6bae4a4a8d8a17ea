package org.seki.ui;

import java.util.function.Supplier;
import org.seki.prompt.PromptLibrary;
import org.seki.search.Searches;
import org.seki.strategist.ManualDesk;

/**
 * What the window needs from the composition root.
 *
 * @param searches of the workspace
 * @param desk where a person answers for the strategist {@code manual}
 * @param prompts built-in and edited ones; reads files, so never on the JavaFX thread, and throws
 *     {@link org.seki.search.SearchRefused} when a built-in one is wrong
 */
public record Services(Searches searches, ManualDesk desk, Supplier<PromptLibrary> prompts) {}
