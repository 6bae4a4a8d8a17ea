package org.seki.ui.prompts;

import java.util.List;
import org.seki.evaluation.Progress;
import org.seki.experiment.PromptComparison;
import org.seki.experiment.ReplaySettings;

/** What the lab does, or came to. */
sealed interface LabState {
    /** Nothing was asked yet. */
    record Idle() implements LabState {}

    record Asking(Progress progress) implements LabState {}

    /** Stopped by the person; what was answered is kept. */
    record Cancelled() implements LabState {}

    record Compared(ReplaySettings settings, PromptComparison comparison) implements LabState {
        /** For people, the sentence that the whole was for. */
        String verdict() {
            return switch (comparison.verdict().outcome()) {
                case BETTER -> "B is better";
                case WORSE -> "B is worse";
                case NO_DIFFERENCE_SEEN -> "no difference seen";
            };
        }

        List<PromptComparison.Row> rows() {
            return comparison.rows();
        }
    }

    record Refused(String sentence) implements LabState {}
}
