package org.seki.strategist;

import java.util.List;

/** What came of asking a strategist. */
public sealed interface Answer permits Reply, NoReply {
    /** What it cost, failed calls included. */
    Usage usage();

    /** Prompts and raw replies, in order; empty for strategists that ask nobody. */
    List<Exchange> exchanges();
}
