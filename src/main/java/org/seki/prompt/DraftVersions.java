package org.seki.prompt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions there are and one that is only tried: it is in use here, and never saved. */
record DraftVersions(PromptVersions versions, PromptVersion draft) implements PromptVersions {
    @Override
    public List<PromptVersion> of(String name) {
        List<PromptVersion> saved = versions.of(name);
        return name.equals(draft.name())
                ? Stream.concat(
                                saved.stream().filter(v -> !v.hash().equals(draft.hash())),
                                Stream.of(draft))
                        .toList()
                : saved;
    }

    @Override
    public Optional<String> adopted(String name) {
        return name.equals(draft.name()) ? Optional.of(draft.hash()) : versions.adopted(name);
    }

    @Override
    public Optional<String> evidence(String name) {
        return versions.evidence(name);
    }

    @Override
    public Map<String, List<String>> users(String name) {
        return versions.users(name);
    }

    @Override
    public void add(PromptVersion version) {}

    @Override
    public void adopt(String name, String hash, String session) {
        throw new IllegalStateException("a draft is only tried");
    }
}
