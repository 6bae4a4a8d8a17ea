package org.seki.experiment;

/**
 * A process that was to evaluate did not: what happened, where, and what to do next, for people.
 * What was evaluated before is kept.
 */
public final class WorkerFailed extends RuntimeException {
    private final String sentence;
    private final String where;
    private final String next;

    WorkerFailed(String sentence, String where, String next) {
        super(sentence);
        this.sentence = sentence;
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
