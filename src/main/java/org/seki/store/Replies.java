package org.seki.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.seki.strategist.Reply;

/** Replies that were given once, by what was asked. Thread-safe; closed by whoever opened it. */
public interface Replies extends AutoCloseable {
    Optional<Reply> find(String key);

    /** For good: durable on return. */
    void keep(String key, Reply reply);

    @Override
    void close();

    /** Keeps nothing beyond this process. */
    static Replies inMemory() {
        Map<String, Reply> kept = new ConcurrentHashMap<>();
        return new Replies() {
            @Override
            public Optional<Reply> find(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void keep(String key, Reply reply) {
                kept.put(key, reply);
            }

            @Override
            public void close() {}
        };
    }
}
