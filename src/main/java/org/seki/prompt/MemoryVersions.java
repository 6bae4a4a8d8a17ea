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
    private final Map<String, String> sessions = new HashMap<>();

    @Override
    public synchronized List<PromptVersion> of(String name) {
        return versions.stream().filter(v -> v.name().equals(name)).toList();
    }

    @Override
    public Map<String, List<String>> users(String name) {
        return Map.of();
    }

    @Override
    public synchronized void add(PromptVersion version) {
        if (versions.stream().noneMatch(v -> v.hash().equals(version.hash()))) {
            versions.add(version);
        }
    }

    @Override
    public synchronized Optional<String> adopted(String name) {
        return Optional.ofNullable(adopted.get(name));
    }

    @Override
    public synchronized Optional<String> evidence(String name) {
        return Optional.ofNullable(sessions.get(name)).filter(s -> !s.isEmpty());
    }

    @Override
    public synchronized void adopt(String name, String hash, String session) {
        adopted.put(name, hash);
        sessions.put(name, session);
    }
}
