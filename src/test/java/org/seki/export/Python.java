package org.seki.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Python that has a module, where there is one. */
final class Python {
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private Python() {}

    /** What the script prints; skips the test with a line where no Python has the module. */
    static String says(String module, Path folder, String script)
            throws IOException, InterruptedException {
        Optional<String> python = Optional.empty();
        for (String one : PYTHONS) {
            if (python.isEmpty() && exit(one, "import " + module) == 0) {
                python = Optional.of(one);
            }
        }
        assumeTrue(python.isPresent(), "skipped: no Python with " + module + " here");
        Process process =
                new ProcessBuilder(python.get(), "-c", script)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    private static int exit(String python, String script) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", script)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // there is no such program
        }
    }
}
