package org.seki.device;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Brings a file from elsewhere; how is the caller's affair: this package has no network. */
@FunctionalInterface
public interface Fetch {
    /** Hears how far it is, and may end it. */
    interface Watch {
        boolean cancelled();

        /**
         * @param doing for people: {@code Fetching}, {@code Checking}
         * @param fraction from 0 to 1; negative while it is not known
         */
        void at(String doing, double fraction);
    }

    /**
     * Returns when the whole file lies there and its digest is right; goes on where an earlier
     * attempt was cut off.
     *
     * @param bytes its size; 0 when not known
     * @param sha256 64 hexadecimal digits
     * @throws IOException in a sentence, with what to do
     * @throws java.util.concurrent.CancellationException soon after the watcher asked for it
     */
    void fetch(URI address, Path file, long bytes, String sha256, Watch watch) throws IOException;
}
