package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.device.Folders;

/** What is said in more than one place is said alike. */
class InstallersTest {
    private static final Path HOME = Folders.ofPlatform().home();

    private static String read(String file) throws IOException {
        return Files.readString(HOME.resolve(file));
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        assertTrue(found.find(), pattern);
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "installers/program.options",
                "installers/dist/bin/seki",
                "installers/dist/bin/seki.cmd"
            })
    void everyWayToStartItTellsTheJavaMachineTheSame(String file) throws IOException {
        String text = read(file);
        for (String option :
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dai.djl.offline=true",
                        "-Xmx2g",
                        "-Dseki.home=")) {
            assertTrue(text.contains(option), option + " in " + file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "installers/linux/share/mime/packages/seki-run.xml, glob pattern=\"\\*(\\.\\w+)\"",
        "installers/windows/run.properties, ^extension=(\\w+)$",
        "installers/macos/documents.json, Extensions\": \\[\"(\\w+)\"",
        "src/main/java/org/seki/cli/RunFile.java, EXTENSION = \"(\\.\\w+)\""
    })
    void exportedRunsHaveOneExtension(String file, String pattern) throws IOException {
        assertEquals(".seki", "." + first(pattern, read(file)).replace(".", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "installers/linux/share/mime/packages/seki-run.xml, mime-type type=\"(\\S+)\"",
        "installers/linux/share/applications/seki-workbench.desktop, ^MimeType=(\\S+);",
        "installers/linux/share/metainfo/org.seki.Workbench.metainfo.xml, <mediatype>(\\S+)<",
        "installers/windows/run.properties, ^mime-type=(\\S+)$"
    })
    void exportedRunsHaveOneMediaType(String file, String pattern) throws IOException {
        assertEquals("application/x-seki-run", first(pattern, read(file)));
    }

    @Test
    void theDesktopKnowsTheWindowByItsClass() throws IOException {
        assertEquals(
                first("String CLASS = \"(.*)\"", read("src/main/java/org/seki/ui/Window.java")),
                first(
                        "^StartupWMClass=(.*)$",
                        read("installers/linux/share/applications/seki-workbench.desktop")));
    }
}
