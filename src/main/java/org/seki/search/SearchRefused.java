package org.seki.search;

/** A search that cannot start: what is wrong, where, and what to do next, for people. */
public final class SearchRefused extends RuntimeException {
    private final String sentence;
    private final String where;
    private final String next;

    public SearchRefused(String message, String where, String next) {
        super(message);
        this.sentence = message;
        this.where = where;
        this.next = next;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    public String where() {
        return where;
    }

    public String next() {
        return next;
    }
}
