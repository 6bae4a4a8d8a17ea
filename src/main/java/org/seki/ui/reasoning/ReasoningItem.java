package org.seki.ui.reasoning;

import java.util.Optional;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/** One cell of the reasoning panel. */
sealed interface ReasoningItem {
    /** The reply being written. */
    record Writing(RunFeed.Writing now) implements ReasoningItem {}

    /**
     * An iteration.
     *
     * @param base what it is compared with
     * @param selected shown in full
     * @param asked whether there are prompts and replies to look at
     */
    record Told(IterationRow row, Optional<IterationRow> base, boolean selected, boolean asked)
            implements ReasoningItem {}
}
