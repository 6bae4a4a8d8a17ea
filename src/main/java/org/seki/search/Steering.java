package org.seki.search;

import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.Stage;

/**
 * What a person changes in a running search; takes effect at the next iteration and is journaled.
 */
public sealed interface Steering {
    /** Always show this entry to the strategist. Lifts a ban. */
    record Pin(int iteration) implements Steering {}

    record Unpin(int iteration) implements Steering {}

    /** Never show this entry to the strategist. Removes a pin. */
    record Ban(int iteration) implements Steering {}

    record Unban(int iteration) implements Steering {}

    /** Evaluate this architecture next; it takes the place of a proposal. */
    record Inject(String genotype) implements Steering {}

    /** Go on in this stage; the other keeps the iterations it has left. */
    record SwitchStage(Stage stage) implements Steering {}

    /** λ or γ: how many iterations this stage still has, ≥ 0. */
    record Left(Stage stage, int iterations) implements Steering {}

    /** k and ξ, 1 ≤ ξ ≤ k. */
    record Inspiration(int topK, int sample) implements Steering {}

    /** h ≥ 0. */
    record History(int steps) implements Steering {}

    record Spend(Budgets budgets) implements Steering {}

    /** Who proposes and how: model, endpoint, temperature, prompt versions, or another kind. */
    record Ask(Choice strategist) implements Steering {}

    /**
     * Take back a change that is not yet effective.
     *
     * @param steering which {@link SearchEvent.Steered} of the run, counted from 1
     */
    record Withdraw(int steering) implements Steering {}
}
