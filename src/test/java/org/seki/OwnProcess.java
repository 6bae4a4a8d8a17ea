package org.seki;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests in a Java machine of its own, to be watched or killed. */
public final class OwnProcess {
    private OwnProcess() {}

    /** With a small heap; with a quick start, and no second compiler whose memory comes late. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        return of(List.of("-Xmx512m"), main, arguments);
    }

    /**
     * @param options of the Java machine
     */
    public static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Dai.djl.offline=true"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
