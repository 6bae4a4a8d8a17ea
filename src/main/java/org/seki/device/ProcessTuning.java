package org.seki.device;

import java.util.Optional;

/**
 * What has to be told to this process before it loads libtorch. Only on glibc; without it
 * everything works, slower.
 *
 * <ul>
 *   <li><b>malloc</b> keeps what it was given instead of returning every large tensor to the
 *       system: page faults otherwise cost more than all of DJL (a DARTS step of 960–1220 ms took
 *       640–670).
 *   <li><b>OpenMP</b> threads wait asleep, not spinning: a spinning one holds the core that the
 *       thread it waits for needs. With six busy processes on two cores a step of 50 ms took 1.5 s.
 * </ul>
 */
public final class ProcessTuning {
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;

    private static final int TOP_PAD_BYTES = 64 << 20;

    /**
     * The outputs of DARTS cells (16.8 MB for 64 images) are mapped and given back: among small
     * blocks they tear holes (a step of DARTS_V2 took 1.54 GB and takes 1.45, in the same time).
     */
    private static final int MMAP_THRESHOLD_BYTES = 16_000_000;

    /** Some microseconds, enough between two operations of one layer. */
    private static final String SPINS = "1000";

    private static boolean done;

    private ProcessTuning() {}

    /**
     * First thing in {@code main}, before any thread that does native work; again does nothing.
     * What the user set in the environment stays.
     *
     * @return whether this process is tuned
     */
    public static synchronized boolean apply() {
        if (!done) {
            Optional<CLibrary> libc = CLibrary.glibc();
            libc.ifPresent(c -> {
                tuneMalloc(c);
                tuneOpenMp(c);
                c.setenv(
                        "TORCH_CPP_LOG_LEVEL",
                        "ERROR",
                        0); // its warnings are for its own developers
            });
            done = libc.isPresent();
        }
        return done;
    }

    private static void tuneMalloc(CLibrary c) {
        c.mallopt(M_ARENA_MAX, 1);
        c.mallopt(M_TRIM_THRESHOLD, Integer.MAX_VALUE);
        c.mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD_BYTES);
        c.mallopt(M_TOP_PAD, TOP_PAD_BYTES);
    }

    private static void tuneOpenMp(CLibrary c) {
        if (System.getenv("OMP_WAIT_POLICY") == null) {
            c.setenv("GOMP_SPINCOUNT", SPINS, 0);
        }
    }
}
