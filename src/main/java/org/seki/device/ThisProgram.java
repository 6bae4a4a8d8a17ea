package org.seki.device;

import java.nio.file.Path;
import java.util.List;

/**
 * This program's classes in another Java machine of the same kind, however it was started: by
 * Maven, from a folder, or as it was installed.
 */
public final class ThisProgram {
    private ThisProgram() {}

    /**
     * The beginning of a command line; arguments of the class follow. Standard output is left to
     * that class: the Java machine warns on standard error.
     *
     * @param heap bytes that its Java objects may take
     */
    public static List<String> command(Class<?> main, long heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dseki.home=" + System.getProperty("seki.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }
}
