package org.seki.store;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
    public void add(PromptVersion version) {
        write(
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
    public void adopt(String name, String hash) {
        write(
                "Which version of the prompt %s is used could not be saved".formatted(name),
                "INSERT INTO prompt_adopted (template, hash, at) VALUES (?, ?, ?)",
                name,
                hash,
                clock.instant().toString());
    }

    private void write(String what, String sql, String... values) {
        writer.use();
        try {
            writer.transact(
                    what,
                    connection -> {
                        try (PreparedStatement insert = connection.prepareStatement(sql)) {
                            for (int i = 0; i < values.length; i++) {
                                insert.setString(i + 1, values[i]);
                            }
                            return insert.executeUpdate();
                        }
                    });
        } finally {
            writer.release();
        }
    }
}
