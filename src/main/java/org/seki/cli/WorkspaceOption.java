package org.seki.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seki.device.Folders;
import picocli.CommandLine.Option;

/** {@code --workspace}: where runs are kept. */
final class WorkspaceOption {
    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            description = "Where runs are kept (default: your user data folder).")
    private @Nullable Path folder;

    Path in(Folders folders) {
        return Optional.ofNullable(folder).orElseGet(folders::workspace);
    }
}
