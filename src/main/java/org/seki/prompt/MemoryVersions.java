package org.seki.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions for as long as this process lives. */
final class MemoryVersions implements PromptVersions {
    private final List<PromptVersion> versions = new ArrayList<>();
    private final Map<String, String> adopted = new HashMap<>();

    @Override
    public synchronized List<PromptVersion> of(String name) {
        return versions.stream().filter(v -> v.name().equals(name)).toList();
    }

    @Override
    public synchronized Optional<PromptVersion> find(String hash) {
        return versions.stream().filter(v -> v.hash().equals(hash)).findFirst();
    }

    @Override
    public synchronized void add(PromptVersion version) {
        if (find(version.hash()).isEmpty()) {
            versions.add(version);
        }
    }

    @Override
    public synchronized Optional<String> adopted(String name) {
        return Optional.ofNullable(adopted.get(name));
    }

    @Override
    public synchronized void adopt(String name, String hash) {
        adopted.put(name, hash);
    }
}
