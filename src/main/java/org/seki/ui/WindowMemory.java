package org.seki.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.seki.ui.fx.Theme;
import org.seki.ui.run.RunSplits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers from one start to the next.
 *
 * @param width of the window's content, in pixels
 * @param lastRun id of the run that was open last; empty for none
 */
record WindowMemory(
        Theme theme,
        double width,
        double height,
        boolean maximized,
        RunSplits splits,
        String lastRun) {
    static final WindowMemory FRESH =
            new WindowMemory(Theme.LIGHT, 1440, 900, false, RunSplits.DEFAULT, "");

    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    WindowMemory {
        if (!(width >= 400 && height >= 300)) {
            throw new IllegalArgumentException("no window is " + width + " × " + height);
        }
    }

    /** A memory that cannot be read is no reason not to start. */
    static WindowMemory read(Path file) {
        if (!Files.exists(file)) {
            return FRESH;
        }
        try {
            return JSON.readValue(file.toFile(), WindowMemory.class);
        } catch (JsonProcessingException e) {
            LOG.warn("{} is not what this version wrote; starting afresh", file, e);
        } catch (IOException e) {
            LOG.warn("{} cannot be read; starting afresh", file, e);
        }
        return FRESH;
    }

    /** Replaces the file in one move, so that it is always whole. */
    void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "window", ".part");
            JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), this);
            Files.move(
                    part,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written; the window forgets its size", file, e);
        }
    }
}
