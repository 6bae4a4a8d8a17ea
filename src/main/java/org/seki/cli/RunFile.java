package org.seki.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.seki.search.SearchRefused;

/** A run as one file, with which the desktop associates this program. */
final class RunFile {
    static final String EXTENSION = ".seki";

    private RunFile() {}

    /**
     * @throws SearchRefused when there is no such file
     */
    static Path existing(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(whole)) {
            throw new SearchRefused(
                    Files.exists(whole) ? "This is not a file." : "There is no such file.",
                    whole.toString(),
                    "Name a file that `seki export RUN` wrote.");
        }
        return whole;
    }

    /**
     * What was typed, or what a desktop says that knows only the program and the file: {@code seki
     * FILE.seki} opens it.
     */
    static String[] opened(String... arguments) {
        return arguments.length == 1 && arguments[0].endsWith(EXTENSION)
                ? new String[] {"open", arguments[0]}
                : arguments;
    }
}
