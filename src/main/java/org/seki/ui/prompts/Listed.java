package org.seki.ui.prompts;

import java.util.List;
import org.seki.prompt.PromptVersion;

/**
 * A prompt and its versions.
 *
 * @param description what it is for
 * @param used the version that the next iteration uses
 * @param versions all, the built-in one first
 */
record Listed(String name, String description, PromptVersion used, List<PromptVersion> versions) {
    Listed {
        versions = List.copyOf(versions);
    }
}
