package org.seki.evaluation;

/**
 * A test metric that search code may carry but not read: only reports open it, after the run or by
 * a journaled unseal.
 */
public final class SealedTest {
    private final double value;

    public SealedTest(double value) {
        this.value = value;
    }

    /**
     * The metric in the table's unit. ArchUnit forbids this call to search, strategist and prompt.
     */
    public double open() {
        return value;
    }

    @Override
    public String toString() {
        return "sealed";
    }
}
