package org.seki.prompt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A version of a prompt file.
 *
 * @param hash of its text, 12 hexadecimal digits: what the journal names it by
 * @param name of the file that it is a version of
 * @param parent the version that was edited; empty for the built-in one
 * @param note why, for people
 * @param author {@code built-in}, or whoever edited
 * @param at when it was saved; the epoch for a built-in one
 */
public record PromptVersion(
        String hash,
        String name,
        String text,
        Optional<String> parent,
        String note,
        String author,
        Instant at) {
    public static final String BUILT_IN = "built-in";

    static PromptVersion builtIn(String name, String text) {
        return new PromptVersion(
                hash(text), name, text, Optional.empty(), "", BUILT_IN, Instant.EPOCH);
    }

    public boolean isBuiltIn() {
        return author.equals(BUILT_IN);
    }

    static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
