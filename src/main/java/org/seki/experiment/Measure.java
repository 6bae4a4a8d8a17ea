package org.seki.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import org.seki.space.Architecture;

/** What replies are compared by; each a mean over contexts. */
public enum Measure {
    /** The reply holds a valid architecture. */
    VALID("valid replies", "share", true),
    /** The architecture is valid and was not evaluated before. */
    NEW("new architectures", "share", true),
    /** The architecture is valid, new and scores higher than its parent. */
    BETTER("child better than parent", "share", true),
    /** Edits from the nearest architecture that was shown, for valid replies. */
    EDITS("edit size", "edits", false),
    /** Tokens in and out of a reply. */
    TOKENS("tokens", "tokens a reply", false);

    private final String label;
    private final String unit;
    private final boolean share;

    Measure(String label, String unit, boolean share) {
        this.label = label;
        this.unit = unit;
        this.share = share;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** Whether it lies between 0 and 1 and says which version is better. */
    public boolean share() {
        return share;
    }

    /** Empty when the reply says nothing of it. */
    OptionalDouble of(Replayed reply, Subject subject, Scorer scorer) {
        if (reply.reading().isEmpty()) {
            return OptionalDouble.empty();
        }
        return this == TOKENS ? reply.tokens() : of(reply.architecture(), subject, scorer);
    }

    /**
     * @param child empty when the reply held none
     */
    OptionalDouble of(Optional<Architecture> child, Subject subject, Scorer scorer) {
        if (child.isEmpty()) {
            return share ? OptionalDouble.of(0) : OptionalDouble.empty();
        }
        return switch (this) {
            case VALID -> OptionalDouble.of(1);
            case NEW -> one(!subject.knows(child.get()));
            case BETTER ->
                    subject.knows(child.get())
                            ? OptionalDouble.of(0)
                            : better(child.get(), subject, scorer);
            case EDITS -> subject.edits(child.get());
            case TOKENS -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble better(Architecture child, Subject subject, Scorer scorer) {
        OptionalDouble before =
                subject.parent()
                        .map(parent -> scorer.score(subject, parent))
                        .orElse(OptionalDouble.empty());
        OptionalDouble after = scorer.score(subject, child);
        return before.isPresent() && after.isPresent()
                ? one(after.getAsDouble() > before.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble one(boolean yes) {
        return OptionalDouble.of(yes ? 1 : 0);
    }
}
