package org.seki.search;

/**
 * What a person changes in a running search; takes effect at the next iteration and is journaled.
 */
public sealed interface Steering {
    /** Always show this entry to the strategist. */
    record Pin(int iteration) implements Steering {}

    record Unpin(int iteration) implements Steering {}

    /** Never show this entry to the strategist. */
    record Ban(int iteration) implements Steering {}

    record Unban(int iteration) implements Steering {}

    /** Evaluate this architecture next. */
    record Inject(String genotype) implements Steering {}
}
