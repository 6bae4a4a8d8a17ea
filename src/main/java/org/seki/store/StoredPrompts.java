package org.seki.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.seki.prompt.PromptVersion;
import org.seki.prompt.PromptVersions;

/** Prompt versions in the workspace. */
final class StoredPrompts implements PromptVersions {
    private final Writer writer;
    private final Reader reader;
    private final Clock clock;

    StoredPrompts(Writer writer, Reader reader, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public List<PromptVersion> of(String name) {
        return reader.prompts(name);
    }

    @Override
    public Optional<String> adopted(String name) {
        return reader.adoptedPrompt(name);
    }

    @Override
    public Optional<String> evidence(String name) {
        if (!reader.hasTable("tuning_session")) {
            return Optional.empty();
        }
        return reader
                .query(
                        "Why a version of the prompt %s is used could not be read".formatted(name),
                        "SELECT session FROM prompt_adopted WHERE template = ?"
                                + " ORDER BY seq DESC LIMIT 1",
                        row -> row.getString(1),
                        name)
                .stream()
                .filter(session -> !session.isEmpty())
                .findFirst();
    }

    @Override
    public Map<String, List<String>> users(String name) {
        if (!reader.hasTable("prompt_version")) {
            return Map.of();
        }
        return reader
                .query(
                        "The runs of the prompt %s could not be read".formatted(name),
                        "SELECT DISTINCT v.hash, e.run_id FROM llm_exchange e JOIN prompt_version v"
                                + " ON v.hash = e.prompt_version WHERE v.template = ?"
                                + " ORDER BY e.run_id",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        name)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public void add(PromptVersion version) {
        writer.write(
                "A version of the prompt %s could not be saved".formatted(version.name()),
                "INSERT OR IGNORE INTO prompt_version"
                        + " (hash, template, parent, note, text, created_at, author)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                version.hash(),
                version.name(),
                version.parent().orElse(""),
                version.note(),
                version.text(),
                version.at().toString(),
                version.author());
    }

    @Override
    public void adopt(String name, String hash, String session) {
        writer.write(
                "Which version of the prompt %s is used could not be saved".formatted(name),
                "INSERT INTO prompt_adopted (template, hash, at, session) VALUES (?, ?, ?, ?)",
                name,
                hash,
                clock.instant().toString(),
                session);
    }
}
