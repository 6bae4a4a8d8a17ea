package org.seki.device;

import java.nio.file.Path;
import java.util.Optional;
import net.harawata.appdirs.AppDirs;
import net.harawata.appdirs.AppDirsFactory;
import net.harawata.appdirs.impl.UnixAppDirs;
import org.jspecify.annotations.Nullable;

/**
 * Where things live on this machine, as its platform wants it; nothing of the user's lies under the
 * cache.
 *
 * @param home the program's own {@code assets/} and {@code prompts/}: the checkout or the installed
 *     tree, read-only
 * @param data the default workspace's parent
 * @param config settings
 * @param cache what can be fetched or unpacked again: native libraries
 * @param logs log files
 */
public record Folders(Path home, Path data, Path config, Path cache, Path logs) {
    private static final String APP = "seki";

    /**
     * This platform's folders; {@code -Dseki.home} names the program's own (default: the current
     * folder).
     */
    public static Folders ofPlatform() {
        return of(
                Path.of(System.getProperty("seki.home", ".")).toAbsolutePath().normalize(),
                AppDirsFactory.getInstance(),
                System.getenv("XDG_STATE_HOME"));
    }

    /**
     * @param stateHome where the XDG Base Directory specification wants logs, if the user moved it
     */
    static Folders of(Path home, AppDirs dirs, @Nullable String stateHome) {
        return new Folders(
                home,
                Path.of(dirs.getUserDataDir(APP, null, null)),
                Path.of(dirs.getUserConfigDir(APP, null, null)),
                Path.of(dirs.getUserCacheDir(APP, null, null)),
                dirs instanceof UnixAppDirs
                        ? state(stateHome).resolve(APP)
                        : Path.of(dirs.getUserLogDir(APP, null, null)));
    }

    /** The library predates this folder and would put logs under the cache. */
    private static Path state(@Nullable String stateHome) {
        return Optional.ofNullable(stateHome)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
    }

    /** The workspace that is used when none is named. */
    public Path workspace() {
        return data.resolve("workspace");
    }

    public Path assets() {
        return home.resolve("assets");
    }

    public Path prompts() {
        return home.resolve("prompts");
    }
}
