package org.seki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchRefused;

/** Finds the prompt, version or file that somebody named. */
final class PromptChoice {
    private PromptChoice() {}

    static SearchRefused unknown(PromptLibrary library, String name) {
        return new SearchRefused(
                "There is no prompt %s.".formatted(name),
                "prompt",
                "Choose one of %s.".formatted(String.join(", ", library.names())));
    }

    static PromptVersion version(PromptLibrary library, String name, String hash) {
        if (!library.has(name)) {
            throw unknown(library, name);
        }
        return hash.isEmpty()
                ? library.current(name)
                : library.find(name, hash)
                        .orElseThrow(() ->
                                new SearchRefused(
                                        "The prompt %s has no version %s, or more than one that begins so."
                                                .formatted(name, hash),
                                        "version",
                                        "`seki prompts list` shows the versions; four characters or more name one."));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SearchRefused(
                    "The file cannot be read as text.",
                    file.toString(),
                    "Check that it is there, and UTF-8.");
        }
    }

    static String nameOf(Path file) {
        Path last = file.getFileName();
        return (last == null ? "" : last.toString()).replaceAll("\\.md$", "");
    }
}
