package org.seki.llm;

/** Where an endpoint's key comes from; itself no secret, so that settings may hold it. */
public sealed interface KeySource {
    /** The endpoint wants none. */
    record None() implements KeySource {}

    /** The environment variable of this name. */
    record Environment(String name) implements KeySource {}

    /** The operating system's keyring, under this account. */
    record Keyring(String account) implements KeySource {}

    /** Typed by a person, kept by this process only, under this name. */
    record Session(String name) implements KeySource {}

    /**
     * As in a run's settings: {@code none}, {@code env:NAME}, {@code keyring:…}, {@code session:…}.
     */
    default String text() {
        return switch (this) {
            case None n -> "none";
            case Environment e -> "env:" + e.name();
            case Keyring k -> "keyring:" + k.account();
            case Session s -> "session:" + s.name();
        };
    }

    /**
     * @throws IllegalArgumentException in a sentence; the text is not repeated, as it may be a key
     */
    static KeySource parse(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1);
        return switch (colon < 0 ? text : text.substring(0, colon)) {
            case "none", "" -> new None();
            case "env" -> new Environment(named(name));
            case "keyring" -> new Keyring(named(name));
            case "session" -> new Session(named(name));
            default ->
                    throw new IllegalArgumentException(
                            "A key is named by its place: env:NAME, keyring:ACCOUNT, session:NAME or none; never by itself.");
        };
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The place of the key has no name, as in env:NAME.");
        }
        return name;
    }
}
