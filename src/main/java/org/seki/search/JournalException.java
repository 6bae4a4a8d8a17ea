package org.seki.search;

/**
 * The journal could not be read or written; the message is a sentence for people with the way out.
 */
public final class JournalException extends RuntimeException {
    private final String sentence;

    public JournalException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
