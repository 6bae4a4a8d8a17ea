import java.nio.file.Path;
import java.util.List;

/**
 * A system, and where jpackage puts things in its image.
 *
 * @param root of the image, below {@code target/installer/image}
 * @param launcher that opens the window
 * @param app our files
 */
enum Os {
    LINUX("linux", "seki-workbench", "bin/seki-workbench", "lib/app", List.of("deb", "rpm")),
    WINDOWS("windows", "SEKI Workbench", "SEKI Workbench.exe", "app", List.of("msi")),
    MACOS(
            "macos",
            "SEKI Workbench.app",
            "Contents/MacOS/SEKI Workbench",
            "Contents/app",
            List.of("dmg"));

    final Path folder;
    final Path root;
    final Path launcher;
    final Path app;
    final List<String> packages;

    Os(String folder, String root, String launcher, String app, List<String> packages) {
        this.folder = Path.of("installers", folder);
        this.root = Installer.WORK.resolve("image").resolve(root);
        this.launcher = this.root.resolve(launcher);
        this.app = this.root.resolve(app);
        this.packages = packages;
    }

    static Os here() {
        String name = System.getProperty("os.name");
        return name.startsWith("Windows") ? WINDOWS : name.startsWith("Mac") ? MACOS : LINUX;
    }

    /** Apple wants the first number of a version to be at least 1. */
    String version(String version) {
        return this == MACOS ? version.replaceFirst("^0\\.", "1.") : version;
    }
}
