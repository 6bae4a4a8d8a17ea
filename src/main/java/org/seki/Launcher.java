package org.seki;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.seki.cli.Seki;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;

/**
 * Starts the program: tunes the process before its first large allocation, then hands over to the
 * command line.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        ProcessTuning.apply();
        Folders folders = Folders.ofPlatform();
        System.setProperty("seki.logs", folders.logs().toString());
        Restart.awaitFormer();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Composition composition = new Composition(folders);
        int exit = Seki.run(composition, out, err, args);
        composition.ended();
        System.exit(exit);
    }
}
