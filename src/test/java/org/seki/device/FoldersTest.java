package org.seki.device;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import net.harawata.appdirs.AppDirs;
import net.harawata.appdirs.impl.MacOSXAppDirs;
import net.harawata.appdirs.impl.UnixAppDirs;
import net.harawata.appdirs.impl.WindowsAppDirs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FoldersTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));
    private static final Path PROGRAM = Path.of("/opt/seki-workbench/lib/app");
    private static final AppDirs WINDOWS =
            new WindowsAppDirs(id ->
                    switch (id) {
                        case APPDATA -> "/users/ada/AppData/Roaming";
                        case LOCAL_APPDATA -> "/users/ada/AppData/Local";
                        case COMMON_APPDATA -> "/ProgramData";
                        case DOWNLOADS -> "/users/ada/Downloads";
                    });

    static Stream<Arguments> platforms() {
        return Stream.of(
                Arguments.of("Linux", new UnixAppDirs(Map.of())),
                Arguments.of(
                        "Linux with one folder for everything",
                        new UnixAppDirs(
                                Map.of(
                                        "XDG_DATA_HOME", "/all",
                                        "XDG_CONFIG_HOME", "/all",
                                        "XDG_CACHE_HOME", "/scratch"))),
                Arguments.of("macOS", new MacOSXAppDirs()),
                Arguments.of("Windows", WINDOWS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("platforms")
    void whatIsTheUsersIsNotUnderTheCacheNorInTheProgram(String name, AppDirs dirs) {
        Folders folders = Folders.of(PROGRAM, dirs, null);
        for (Path theirs : new Path[] {folders.workspace(), folders.config(), folders.logs()}) {
            assertTrue(theirs.isAbsolute(), theirs.toString());
            assertFalse(theirs.startsWith(folders.cache()), theirs + " is under the cache");
            assertFalse(theirs.startsWith(PROGRAM), theirs + " goes with the program");
        }
        assertFalse(folders.cache().startsWith(folders.workspace()));
        assertTrue(folders.assets().startsWith(PROGRAM) && folders.prompts().startsWith(PROGRAM));
    }

    @Test
    void linuxHasThemWhereXdgWantsThem() {
        Folders folders = Folders.of(PROGRAM, new UnixAppDirs(Map.of()), null);
        assertAll(
                () ->
                        assertEquals(
                                HOME.resolve(".local/share/seki/workspace"), folders.workspace()),
                () -> assertEquals(HOME.resolve(".config/seki"), folders.config()),
                () -> assertEquals(HOME.resolve(".cache/seki"), folders.cache()),
                () -> assertEquals(HOME.resolve(".local/state/seki"), folders.logs()));
        assertEquals(
                Path.of("/var/state/seki"),
                Folders.of(PROGRAM, new UnixAppDirs(Map.of()), "/var/state").logs());
        assertEquals(
                HOME.resolve(".local/state/seki"),
                Folders.of(PROGRAM, new UnixAppDirs(Map.of()), "relative").logs(),
                "the specification ignores relative paths");
    }

    @Test
    void macHasThemInTheLibrary() {
        Folders folders = Folders.of(PROGRAM, new MacOSXAppDirs(), "/not/for/a/mac");
        assertAll(
                () ->
                        assertEquals(
                                HOME.resolve("Library/Application Support/seki"), folders.data()),
                () -> assertEquals(HOME.resolve("Library/Preferences/seki"), folders.config()),
                () -> assertEquals(HOME.resolve("Library/Caches/seki"), folders.cache()),
                () -> assertEquals(HOME.resolve("Library/Logs/seki"), folders.logs()));
    }

    @Test
    void windowsHasThemInTheLocalProfile() {
        Folders folders = Folders.of(PROGRAM, WINDOWS, "/not/for/windows");
        for (Path folder :
                new Path[] {folders.data(), folders.config(), folders.cache(), folders.logs()}) {
            assertTrue(
                    folder.toString().replace('\\', '/').startsWith("/users/ada/AppData/Local"),
                    folder.toString());
        }
    }
}
