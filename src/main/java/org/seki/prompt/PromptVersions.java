package org.seki.prompt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where edited versions are kept. Thread-safe. */
public interface PromptVersions {
    /** Keeps nothing beyond this process. */
    static PromptVersions inMemory() {
        return new MemoryVersions();
    }

    /** All of a prompt, in the order in which they were saved. */
    List<PromptVersion> of(String name);

    /** The runs that were asked with a version of this prompt, by its hash. */
    Map<String, List<String>> users(String name);

    /** Saves it for good; saving the same text again changes nothing. */
    void add(PromptVersion version);

    /** The hash of the version that was adopted last; empty while it is the built-in one. */
    Optional<String> adopted(String name);

    /** The tuning session for which that one was adopted; empty for none. */
    Optional<String> evidence(String name);

    /**
     * Takes effect whenever the prompt is used next.
     *
     * @param session the evidence; empty for none
     */
    void adopt(String name, String hash, String session);
}
