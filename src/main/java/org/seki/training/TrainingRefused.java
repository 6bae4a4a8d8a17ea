package org.seki.training;

/** A training that cannot begin: what is wrong, where, and what to do next, for people. */
public final class TrainingRefused extends RuntimeException {
    private final String sentence;
    private final String where;
    private final String next;

    public TrainingRefused(String sentence, String where, String next) {
        super(sentence);
        this.sentence = sentence;
        this.where = where;
        this.next = next;
    }

    public String sentence() {
        return sentence;
    }

    public String where() {
        return where;
    }

    public String next() {
        return next;
    }
}
