package org.seki.data;

/**
 * A data set that cannot be used: what is wrong, in which file, and what to do next, for people.
 */
public final class DataRefused extends RuntimeException {
    private final String where;
    private final String next;

    public DataRefused(String message, String where, String next) {
        super(message);
        this.where = where;
        this.next = next;
    }

    public String where() {
        return where;
    }

    public String next() {
        return next;
    }

    /** Message, place and way out as one line. */
    public String sentence() {
        return "%s (%s). %s".formatted(getMessage(), where, next);
    }
}
