package org.seki.llm;

import java.util.Optional;

/** Where replies are kept that were paid for, by a hash of the request. */
public interface Recall {
    /** The reply's JSON. */
    Optional<String> find(String request);

    /** Durable on return. */
    void keep(String request, String reply);
}
