package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seki.OwnProcess;

class TrainingMemoryTest {
    /** Neither native memory nor the heap grows by 5 % between step 200 and step 2,000. */
    @Test
    void staysFlat() throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(Path.of("/proc/self/statm")),
                "resident memory is read from Linux's /proc");
        Process process =
                OwnProcess.of(
                                List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch"),
                                TrainingMemory.class)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        List<long[]> steps =
                said.lines()
                        .filter(l -> l.startsWith("step "))
                        .peek(System.out::println)
                        .map(l ->
                                Stream.of(l.split(": ")[1].split(" "))
                                        .mapToLong(Long::parseLong)
                                        .toArray())
                        .toList();
        assertEquals(2, steps.size(), said);
        for (int i = 0; i < 2; i++) {
            assertTrue(steps.get(1)[i] < 1.05 * steps.get(0)[i], said);
        }
        assertTrue(steps.get(1)[2] <= steps.get(0)[2] + 2, said);
    }
}
