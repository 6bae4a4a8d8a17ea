package org.seki.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All prompts: the files that come with the program, and the versions edited since. What is adopted
 * is used the next time a prompt is rendered. Thread-safe.
 */
public final class PromptLibrary {
    private final SequencedMap<String, PromptVersion> builtIn = new TreeMap<>();
    private final PromptVersions versions;
    private final Clock clock;

    /**
     * @param folder with the built-in {@code *.md}
     * @throws IllegalArgumentException in sentences with file and line, when one of them is wrong
     * @throws UncheckedIOException when the folder cannot be read
     */
    public PromptLibrary(Path folder, PromptVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                String name = file.getFileName().toString().replaceAll("\\.md$", "");
                if (!name.equals("README")) {
                    builtIn.put(name, PromptVersion.builtIn(name, Files.readString(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The prompts in %s cannot be read.".formatted(folder), e);
        }
        builtIn.values().forEach(v -> checked(v.name(), v.text()));
    }

    private PromptLibrary(PromptLibrary other, PromptVersion draft) {
        this.builtIn.putAll(other.builtIn);
        this.versions = new DraftVersions(other.versions, draft);
        this.clock = other.clock;
    }

    /**
     * All prompts as they are, but this one in this text; nothing is saved here or there.
     *
     * @throws IllegalArgumentException in sentences with line and name when it is not a prompt
     */
    public PromptLibrary trying(String name, String text) {
        String normal = checked(name, text).text();
        return new PromptLibrary(
                this,
                new PromptVersion(
                        PromptVersion.hash(normal),
                        name,
                        normal,
                        Optional.of(current(name).hash()),
                        "draft",
                        "",
                        clock.instant()));
    }

    /** The names of all prompts. */
    public List<String> names() {
        return List.copyOf(builtIn.keySet());
    }

    public boolean has(String name) {
        return builtIn.containsKey(name);
    }

    /** All of a prompt's versions, the built-in one first. */
    public List<PromptVersion> versions(String name) {
        List<PromptVersion> all = new ArrayList<>();
        all.add(own(name));
        versions.of(name).stream()
                .filter(v -> !v.hash().equals(all.getFirst().hash()))
                .forEach(all::add);
        return all;
    }

    /** The runs that were asked with a version of this prompt, by its hash. */
    public Map<String, List<String>> users(String name) {
        return versions.users(name);
    }

    /** The version in use. */
    public PromptVersion current(String name) {
        return versions.adopted(name).flatMap(hash -> find(name, hash)).orElseGet(() -> own(name));
    }

    /**
     * A version by its hash, or by so much of its beginning that it is the only one.
     *
     * @param name of the prompt that it must be a version of
     */
    public Optional<PromptVersion> find(String name, String hash) {
        List<PromptVersion> found =
                versions(name).stream().filter(v -> v.hash().startsWith(hash)).toList();
        return found.size() == 1 && hash.length() >= 4
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    /** Ready to be rendered. */
    public PromptTemplate template(PromptVersion version) {
        return checked(version.name(), version.text());
    }

    /**
     * A new version, made from the current one and not yet in use.
     *
     * @throws IllegalArgumentException in sentences with line and name when the text is not a
     *     prompt; nothing is saved then
     */
    public PromptVersion save(String name, String text, String note, String author) {
        String normal = checked(name, text).text();
        PromptVersion current = current(name);
        PromptVersion version =
                new PromptVersion(
                        PromptVersion.hash(normal),
                        name,
                        normal,
                        Optional.of(current.hash()),
                        note,
                        author,
                        clock.instant());
        Optional<PromptVersion> known = find(name, version.hash());
        if (known.isEmpty()) {
            versions.add(version);
        }
        return known.orElse(version);
    }

    /**
     * A version that is about to be used, kept for good: a journal names it, and the program's own
     * text may be another one next year.
     */
    public PromptVersion use(PromptVersion version) {
        if (version.isBuiltIn()
                && versions.of(version.name()).stream()
                        .noneMatch(v -> v.hash().equals(version.hash()))) {
            versions.add(version);
        }
        return version;
    }

    /** Uses this version from the next rendering on. */
    public void adopt(PromptVersion version) {
        adopt(version, "");
    }

    /**
     * Uses this version from the next rendering on.
     *
     * @param session the tuning session that is the evidence for it; empty for none
     */
    public void adopt(PromptVersion version, String session) {
        versions.adopt(version.name(), version.hash(), session);
    }

    /** The tuning session that the version in use was adopted for. */
    public Optional<String> evidence(String name) {
        return versions.evidence(name);
    }

    private PromptVersion own(String name) {
        return Optional.ofNullable(builtIn.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no prompt %s. There are %s."
                                        .formatted(name, String.join(", ", names()))));
    }

    private PromptTemplate checked(String name, String text) {
        own(name);
        return switch (PromptFile.read(name, text)) {
            case PromptFile.Checked.Good(PromptTemplate template) -> template;
            case PromptFile.Checked.Bad bad -> throw new IllegalArgumentException(bad.sentence());
        };
    }
}
