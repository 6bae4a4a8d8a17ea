package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seki.OwnProcess;

class RepeatTest {
    /**
     * At a fixed number of threads the native library is deterministic: with the same seed every
     * bit is equal, in one process and in another that runs beside it.
     */
    @Test
    void theSameSeedGivesTheSameWeightsToTheLastBit() throws IOException, InterruptedException {
        List<Process> processes = List.of(start(), start());
        List<String> weights = new ArrayList<>();
        for (Process process : processes) {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            said.lines().filter(l -> l.startsWith("weights ")).forEach(weights::add);
        }
        assertEquals(4, weights.size());
        assertEquals(1, Set.copyOf(weights).size(), weights.toString());
    }

    private static Process start() throws IOException {
        return OwnProcess.of(TrainingTwice.class).redirectErrorStream(true).start();
    }
}
