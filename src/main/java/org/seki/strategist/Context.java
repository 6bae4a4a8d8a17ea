package org.seki.strategist;

import java.util.List;
import java.util.Optional;
import org.seki.space.SearchSpace;

/**
 * All a strategist is told; strategists keep no state of their own, so that replaying a journal
 * restores them.
 *
 * @param iteration counted from 1 over both stages; 0 and below are the initial architectures
 * @param current self-evolution: the architecture to improve
 * @param shown knowledge inspiration: the pinned ones and ξ drawn at random from the top k
 * @param evaluated every distinct function evaluated, in order
 * @param steps the last h steps, oldest first
 * @param attempts what was tried in this iteration already
 * @param left what the run may still spend on its strategist when this iteration begins
 */
public record Context(
        SearchSpace space,
        Stage stage,
        int iteration,
        Optional<Known> current,
        List<Known> shown,
        List<Known> evaluated,
        List<Step> steps,
        List<Attempt> attempts,
        Allowance left) {
    public Context {
        shown = List.copyOf(shown);
        evaluated = List.copyOf(evaluated);
        steps = List.copyOf(steps);
        attempts = List.copyOf(attempts);
    }

    /** Without a limit on what may be spent. */
    public Context(
            SearchSpace space,
            Stage stage,
            int iteration,
            Optional<Known> current,
            List<Known> shown,
            List<Known> evaluated,
            List<Step> steps,
            List<Attempt> attempts) {
        this(
                space,
                stage,
                iteration,
                current,
                shown,
                evaluated,
                steps,
                attempts,
                Allowance.UNLIMITED);
    }

    /** The same, with something else to spend. */
    public Context withAllowance(Allowance allowance) {
        return new Context(
                space, stage, iteration, current, shown, evaluated, steps, attempts, allowance);
    }

    /** The same, after more has been tried. */
    public Context withAttempts(List<Attempt> tried) {
        return new Context(space, stage, iteration, current, shown, evaluated, steps, tried, left);
    }
}
