import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the installers of the system this runs on from the tree that {@code mvn package} lays out:
 * its own Java runtime, a program in it, and packages of that. What differs from one system to
 * another is in {@code installers/linux}, {@code windows} and {@code macos}, as options of jpackage.
 *
 * <p>{@code java installers/Installer.java VERSION}, in the root of the repository.
 */
final class Installer {
    /** What {@code jdeps --print-module-deps target/dist/lib/*.jar} finds, and what it cannot see: */
    private static final List<String> MODULES =
            List.of(
                    "java.compiler",
                    "java.desktop",
                    "java.management",
                    "java.naming",
                    "java.sql",
                    "jdk.crypto.ec", // TLS
                    "jdk.jfr", // JavaFX
                    "jdk.localedata", // dates and numbers as the user writes them
                    "jdk.management",
                    "jdk.security.auth",
                    "jdk.unsupported", // sun.misc.Unsafe
                    "jdk.unsupported.desktop",
                    "jdk.zipfs");

    private static final Path DIST = Path.of("target/dist");
    static final Path WORK = Path.of("target/installer");
    private static final Path RUNTIME = WORK.resolve("runtime");

    private final Os os;
    private final String version;

    private Installer(Os os, String version) {
        this.os = os;
        this.version = version;
    }

    public static void main(String[] args) throws Exception {
        new Installer(Os.here(), args[0]).make();
    }

    private void make() throws IOException, InterruptedException {
        clear(RUNTIME, WORK.resolve("image"), WORK.resolve("packages"), WORK.resolve("temp"));
        runtime();
        image();
        rehearse();
        if (os == Os.LINUX) {
            share();
        }
        for (String type : os.packages) {
            pack(type);
        }
        tellSizes();
    }

    private void runtime() throws IOException, InterruptedException {
        run(Map.of(), tool("jlink"),
                "--add-modules", String.join(",", MODULES),
                "--strip-debug", "--no-header-files", "--no-man-pages",
                "--compress", "zip-6",
                "--output", RUNTIME.toString());
    }

    private void image() throws IOException, InterruptedException {
        run(Map.of(), tool("jpackage"),
                "--type", "app-image",
                "@installers/program.options",
                "@" + os.folder.resolve("image.options"),
                "--app-version", os.version(version),
                "--input", DIST.toString(),
                "--main-jar", "lib/seki-workbench-" + version + ".jar",
                "--runtime-image", RUNTIME.toString(),
                "--dest", WORK.resolve("image").toString());
        clear(os.app.resolve("bin")); // starts a Java of the user's
        Files.writeString(
                os.app.resolve("NOTICES.txt"),
                Files.readString(Path.of("installers/notices.txt"))
                        + Files.readString(WORK.resolve("THIRD-PARTY.txt")));
    }

    /**
     * Opens the window once, on no screen, so that what it loads is found ready in a file the next
     * time (JEP 514); the launcher is told of that file.
     */
    private void rehearse() throws IOException, InterruptedException {
        Path cache = os.app.resolve("seki.aot");
        Path home = Files.createDirectories(WORK.resolve("temp/home")).toAbsolutePath();
        String options =
                "'-XX:AOTCacheOutput=%s' '-Duser.home=%s' -Dglass.platform=Headless -Dprism.order=sw -Dseki.rehearsal=true"
                        .formatted(cache.toAbsolutePath(), home);
        run(
                Map.of(
                        "JAVA_TOOL_OPTIONS", options,
                        "DISPLAY", "none",
                        "HOME", home.toString(),
                        "XDG_CONFIG_HOME", home.toString(),
                        "XDG_DATA_HOME", home.toString(),
                        "XDG_STATE_HOME", home.toString(),
                        "XDG_CACHE_HOME", home.toString()),
                os.launcher.toString());
        if (!Files.exists(cache)) {
            throw new IllegalStateException(cache + " was not made; see above why");
        }
        Path launcher =
                os.app.resolve(os.launcher.getFileName().toString().replace(".exe", "") + ".cfg");
        Files.writeString(
                launcher,
                "java-options=-XX:AOTCache=$APPDIR/seki.aot" + System.lineSeparator(),
                StandardOpenOption.APPEND);
        if (os == Os.MACOS) {
            run(Map.of(), "plutil",
                    "-insert", "CFBundleDocumentTypes",
                    "-json", Files.readString(os.folder.resolve("documents.json")),
                    os.root.resolve("Contents/Info.plist").toString());
            run(Map.of(), "codesign", "--force", "--deep", "--sign", "-", os.root.toString());
        }
    }

    /** What a Linux desktop and a shell look for, and the command {@code seki}. */
    private void share() throws IOException, InterruptedException {
        copy(os.folder.resolve("image"), os.root);
        Path share = os.root.resolve("lib/share");
        copy(os.folder.resolve("share"), share);
        Path icons = Path.of("installers/icon");
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256, 512)) {
            put(
                    icons.resolve("seki-" + size + ".png"),
                    share.resolve(
                            "icons/hicolor/%dx%d/apps/seki-workbench.png".formatted(size, size)));
        }
        put(
                icons.resolve("seki.svg"),
                share.resolve("icons/hicolor/scalable/apps/seki-workbench.svg"));
        put(ask("generate-completion"), share.resolve("bash-completion/completions/seki"));
        Path manual = share.resolve("man/man1/seki.1");
        Files.writeString(
                manual, Files.readString(manual).replace("${commands}", commands(ask("--help"))));
    }

    /** What the program in the image answers. */
    private String ask(String argument) throws IOException, InterruptedException {
        Path answer = Files.createTempFile(WORK.resolve("temp"), "answer", ".txt");
        Process asked =
                new ProcessBuilder(os.launcher.toString(), argument)
                        .redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        finish(asked, argument);
        return Files.readString(answer);
    }

    /** The commands that {@code --help} lists, as a manual does. */
    private static String commands(String help) {
        String list = help.substring(help.indexOf("Commands:\n"), help.indexOf("Exit codes:\n"));
        return list.lines()
                .skip(1)
                .map(line ->
                        line.startsWith("   ")
                                ? line.strip()
                                : ".TP\n.B " + line.strip().replaceFirst(" +", "\n"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void pack(String type) throws IOException, InterruptedException {
        Path resources = WORK.resolve("temp").resolve(type + "-resources");
        if (Files.exists(os.folder.resolve(type))) {
            copy(os.folder.resolve(type), resources);
        }
        Files.createDirectories(resources);
        run(
                Map.of("DPKG_DEB_COMPRESSOR_TYPE", "gzip"),
                tool("jpackage"),
                "--type", type,
                "@" + os.folder.resolve(type + ".options"),
                "--app-version", os.version(version),
                "--app-image", os.root.toString(),
                "--resource-dir", resources.toString(),
                "--dest", WORK.resolve("packages").toString());
    }

    private void tellSizes() throws IOException {
        System.out.printf("%-60s %6.1f MB%n", os.root, size(os.root) / 1e6);
        try (Stream<Path> all = Files.list(WORK.resolve("packages"))) {
            for (Path made : all.sorted().toList()) {
                System.out.printf("%-60s %6.1f MB%n", made, size(made) / 1e6);
            }
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        System.out.println(String.join(" ", command));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        finish(builder.start(), command[0]);
    }

    private static void finish(Process process, String name) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(name + " ended with " + code + "; see above why");
        }
    }

    /** Text files of ours name the version where they say so. */
    private void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            put(file, target);
            String text = Files.readString(target);
            if (text.contains("${version}")) {
                Files.writeString(target, text.replace("${version}", version));
            }
        }
    }

    private static void put(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(
                from,
                to,
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(String text, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.writeString(to, text);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long size(Path path) throws IOException {
        return files(path).stream().map(Path::toFile).mapToLong(File::length).sum();
    }

    private static void clear(Path... folders) throws IOException {
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                List<Path> deepestFirst = new ArrayList<>();
                try (Stream<Path> all = Files.walk(folder)) {
                    all.sorted(Comparator.reverseOrder()).forEach(deepestFirst::add);
                }
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }
}
