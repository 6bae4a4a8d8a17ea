package org.seki.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;
import org.seki.space.Spaces;

/**
 * Trains a small DARTS supernet twice from one seed, in a process of its own at two threads, and
 * prints a digest of every weight and running statistic after each.
 */
final class TrainingTwice {
    private TrainingTwice() {}

    public static void main(String[] args) throws NoSuchAlgorithmException {
        ProcessTuning.apply();
        EngineThread engine =
                EngineThread.ofProcess(
                        new EngineSettings(Folders.ofPlatform().cache().resolve("djl"), 2));
        engine.call(() -> {
            for (int i = 0; i < 2; i++) {
                try (TinyTraining tiny =
                        new TinyTraining(engine, Spaces.of("darts").orElseThrow(), 12, 3, 12, 10)) {
                    tiny.run();
                    System.out.println("weights " + digest(tiny));
                }
            }
            return null;
        });
        System.exit(0);
    }

    private static String digest(TinyTraining tiny) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (float[] values : tiny.weights().values()) {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
