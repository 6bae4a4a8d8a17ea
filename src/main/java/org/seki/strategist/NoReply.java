package org.seki.strategist;

import java.util.List;

/**
 * The strategist has no reply: its model cannot be reached, or a cap forbids the next call.
 *
 * @param sentence what happened, where, and what to do, for people
 * @param ends whether asking again is no use (a cap is reached, the key is refused, the model is
 *     unknown): the search stops before this iteration and can be resumed; otherwise only this
 *     iteration fails
 */
public record NoReply(String sentence, boolean ends, Usage usage, List<Exchange> exchanges)
        implements Answer {
    public NoReply {
        exchanges = List.copyOf(exchanges);
    }
}
