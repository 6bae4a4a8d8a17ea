package org.seki.llm;

import java.util.regex.Pattern;

/**
 * A key. Nothing prints it: not {@link #toString}, not an exception, not a record that holds it.
 */
public final class Secret {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final String value;

    /**
     * @throws IllegalArgumentException in a sentence, without the value, when it cannot be sent in
     *     a header
     */
    public Secret(String value) {
        String stripped = value.strip();
        if (!SENDABLE.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    "The key is empty, or holds a blank, a line break or a character outside ASCII. Copy it again.");
        }
        this.value = stripped;
    }

    /** For the request's header, and for nothing else. */
    String reveal() {
        return value;
    }

    /** The text without this key, wherever a server or a library repeated it. */
    public String scrub(String text) {
        return text.replace(value, toString());
    }

    @Override
    public String toString() {
        return "••••";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
