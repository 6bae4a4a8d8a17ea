package org.seki.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of another process, UTF-8; what it writes is not trusted to be short. One thread. */
final class Lines {
    static final int LONGEST = 1 << 16;

    private final Reader in;

    Lines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * Waits for one; empty at the end. What is cut short by the end is no line.
     *
     * @throws IOException when it is longer than {@link #LONGEST}, or cannot be read
     */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return Optional.of(line.toString());
            }
            if (line.length() == LONGEST) {
                throw new IOException("a line has more than %,d characters".formatted(LONGEST));
            }
            line.append((char) c);
        }
        return Optional.empty();
    }
}
