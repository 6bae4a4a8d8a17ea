package org.seki.device;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process runs on.
 *
 * @param java version of the JDK, {@code 25.0.1+8}
 * @param system {@code Linux 6.1 amd64}
 * @param processors that this process may use
 * @param memory bytes of main memory that this process may use, as its container sees it
 * @param heap the most bytes that Java objects may take
 */
public record Machine(String java, String system, int processors, long memory, long heap) {
    /** This one, now. */
    public static Machine here() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                Runtime.version().toString(),
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                runtime.availableProcessors(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize(),
                runtime.maxMemory());
    }
}
