package org.seki.llm;

import java.util.List;

/** What came of asking a model. */
public sealed interface Outcome {
    /** Of all calls, failed ones included. */
    Spent spent();

    /** What failed on the way, in order; each was followed by another call but the last. */
    List<Failure> faults();

    /**
     * @param reasoning what the server sent apart, or stood in {@code <think>}; may be empty
     * @param text the answer; empty when the model only thought
     * @param complete false when the reply ended at its longest
     */
    record Answered(
            String reasoning, String text, boolean complete, Spent spent, List<Failure> faults)
            implements Outcome {
        public Answered {
            faults = List.copyOf(faults);
        }
    }

    record Failed(Failure failure, Spent spent, List<Failure> faults) implements Outcome {
        public Failed {
            faults = List.copyOf(faults);
        }
    }

    record Cancelled(Spent spent, List<Failure> faults) implements Outcome {
        public Cancelled {
            faults = List.copyOf(faults);
        }
    }
}
