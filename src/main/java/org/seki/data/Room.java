package org.seki.data;

import java.nio.file.Path;

/** Whether there is memory for what a file says it holds: asked before it is taken. */
final class Room {
    private Room() {}

    /**
     * @param what {@code 50,000 images}
     * @return the bytes, as many as an array can have
     * @throws DataRefused when it is more than half of what Java may use
     */
    static int checked(long bytes, String what, Path file) {
        if (bytes > Runtime.getRuntime().maxMemory() / 2 || bytes > Integer.MAX_VALUE - 16) {
            throw new DataRefused(
                    "%s need %,d MB of memory, more than half of what Java may use"
                            .formatted(what, bytes >> 20),
                    file.toString(),
                    "Use fewer or smaller images, or give Java more memory (-Xmx).");
        }
        return (int) bytes;
    }
}
