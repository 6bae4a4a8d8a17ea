package org.seki.cli;

/** Exit codes, documented in the README: scripts rely on them. */
final class ExitCode {
    static final int DONE = 0;

    /** Something unexpected; the log has it. */
    static final int FAILED = 1;

    /** Bad input: refused before anything was changed. */
    static final int REFUSED = 2;

    /** Stopped before its end; {@code seki resume} continues. */
    static final int STOPPED = 3;

    /** A prompt version is worse than the one in use, beyond the interval of the difference. */
    static final int WORSE = 4;

    private ExitCode() {}
}
