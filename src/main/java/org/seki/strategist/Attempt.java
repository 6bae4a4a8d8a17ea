package org.seki.strategist;

import org.seki.prompt.Reading;

/** A proposal of this iteration that did not lead to an evaluation. */
public sealed interface Attempt {
    Reply reply();

    /** The reply held no valid architecture: the next turn repairs it. */
    record Invalid(Reply reply, Reading.Rejected rejected) implements Attempt {}

    /** The reply repeated a known function: the next turn asks for another. */
    record Repeated(Reply reply, Known known) implements Attempt {}
}
