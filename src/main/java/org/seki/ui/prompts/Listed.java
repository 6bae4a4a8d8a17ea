package org.seki.ui.prompts;

import java.util.List;
import java.util.Map;
import org.seki.prompt.PromptVersion;

/**
 * A prompt and its versions.
 *
 * @param description what it is for
 * @param used the version that the next iteration uses
 * @param versions all, the built-in one first
 * @param users the runs that were asked with a version, by its hash
 */
record Listed(
        String name,
        String description,
        PromptVersion used,
        List<PromptVersion> versions,
        Map<String, List<String>> users) {
    Listed {
        versions = List.copyOf(versions);
        users = Map.copyOf(users);
    }

    /** How many edits a version is away from the built-in one. */
    int depth(PromptVersion version) {
        return version.parent()
                .flatMap(parent ->
                        versions.stream().filter(v -> v.hash().equals(parent)).findFirst())
                .filter(parent -> !parent.hash().equals(version.hash()))
                .map(parent -> 1 + depth(parent))
                .orElse(0);
    }
}
