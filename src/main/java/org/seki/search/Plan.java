package org.seki.search;

import java.util.Optional;
import org.seki.strategist.Stage;

/**
 * Which iterations are still to come (SEKI, section 3: first self-evolution, then knowledge
 * inspiration).
 *
 * @param initial initial architectures still to evaluate
 * @param evolve self-evolution iterations left, at first λ
 * @param inspire knowledge-inspiration iterations left, at first γ
 * @param current the stage to stay in while it has iterations left
 */
record Plan(int initial, int evolve, int inspire, Stage current) {
    static Plan of(SearchSettings settings) {
        return new Plan(
                settings.initial(), settings.lambda(), settings.gamma(), Stage.SELF_EVOLUTION);
    }

    /** The stage of the next iteration; empty when none is left. */
    Optional<Stage> next() {
        if (initial > 0) {
            return Optional.of(Stage.INITIAL);
        }
        if (left(current) > 0) {
            return Optional.of(current);
        }
        return left(other()) > 0 ? Optional.of(other()) : Optional.empty();
    }

    /** After an iteration of this stage. */
    Plan spent(Stage stage) {
        Plan on = stage == Stage.INITIAL ? this : enter(stage);
        return on.with(stage, Math.max(0, left(stage) - 1));
    }

    Plan with(Stage stage, int left) {
        return switch (stage) {
            case INITIAL -> new Plan(left, evolve, inspire, current);
            case SELF_EVOLUTION -> new Plan(initial, left, inspire, current);
            case KNOWLEDGE_INSPIRATION -> new Plan(initial, evolve, left, current);
        };
    }

    Plan enter(Stage stage) {
        return new Plan(initial, evolve, inspire, stage);
    }

    int left(Stage stage) {
        return switch (stage) {
            case INITIAL -> initial;
            case SELF_EVOLUTION -> evolve;
            case KNOWLEDGE_INSPIRATION -> inspire;
        };
    }

    private Stage other() {
        return current == Stage.SELF_EVOLUTION ? Stage.KNOWLEDGE_INSPIRATION : Stage.SELF_EVOLUTION;
    }
}
