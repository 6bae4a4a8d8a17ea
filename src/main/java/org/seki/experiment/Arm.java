package org.seki.experiment;

import java.util.Map;
import java.util.TreeMap;
import org.seki.search.SearchSettings.Choice;

/**
 * One of the two that are compared.
 *
 * @param label for people, such as {@code B: be terse}
 * @param choice who is asked and how; for a model every prompt's version is named in it
 */
public record Arm(String label, Choice choice) {
    /** The same with every prompt's version pinned, so that adopting another changes nothing. */
    public Arm withVersions(Map<String, String> hashByPrompt) {
        Map<String, String> options = new TreeMap<>();
        hashByPrompt.forEach((name, hash) -> options.put("prompt." + name, hash));
        options.putAll(choice.options());
        return new Arm(label, new Choice(choice.kind(), options));
    }

    String digest() {
        return Subject.sha256(choice.kind() + new TreeMap<>(choice.options()));
    }
}
