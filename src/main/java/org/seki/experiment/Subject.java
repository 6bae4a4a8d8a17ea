package org.seki.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.seki.space.Architecture;
import org.seki.strategist.Context;
import org.seki.strategist.Known;
import org.seki.strategist.Step;

/**
 * A stored context that is asked again.
 *
 * @param run whose journal it comes from
 */
public record Subject(String run, Context context) {
    /** For people: {@code fashion-7, iteration 12}. */
    public String label() {
        return "%s, iteration %d".formatted(run, context.iteration());
    }

    /** What a child is compared with: the architecture to improve, or the best that was shown. */
    public Optional<Architecture> parent() {
        return context.current()
                .or(() -> context.shown().stream().max(Comparator.comparingDouble(Known::score)))
                .map(Known::architecture);
    }

    /** The least number of edits from anything that was to be improved or was shown. */
    OptionalDouble edits(Architecture child) {
        return context.current().map(List::of).orElse(context.shown()).stream()
                .mapToDouble(k -> context.space().distance(k.architecture(), child))
                .min();
    }

    boolean knows(Architecture child) {
        String canonical = child.canonical();
        return context.evaluated().stream()
                .anyMatch(k -> k.architecture().canonical().equals(canonical));
    }

    /** Equal for contexts that tell a strategist the same, whatever run they belong to. */
    String digest() {
        StringBuilder text = new StringBuilder(context.space().id());
        text.append('\n').append(context.stage()).append('\n').append(context.iteration());
        context.current().ifPresent(k -> add(text, "current", k));
        context.shown().forEach(k -> add(text, "shown", k));
        context.evaluated().forEach(k -> add(text, "evaluated", k));
        for (Step s : context.steps()) {
            add(text, "from", s.parent());
            add(text, "to", s.child());
        }
        return sha256(text.toString());
    }

    private static void add(StringBuilder text, String what, Known k) {
        text.append('\n').append(what).append(' ').append(k.iteration());
        text.append(' ').append(k.score()).append(' ').append(k.pinned()).append(k.banned());
        text.append(' ').append(k.architecture().genotype());
    }

    static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
