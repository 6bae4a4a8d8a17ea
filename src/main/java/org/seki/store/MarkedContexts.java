package org.seki.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What to always try a new prompt version on. Writing takes the workspace's lock. */
public final class MarkedContexts {
    private final Writer writer;
    private final Reader reader;
    private final Clock clock;

    MarkedContexts(Writer writer, Reader reader, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * @param why for people: what went wrong in it
     */
    public record Mark(String run, int iteration, String why, Instant at) {}

    /** In the order they were marked. */
    public List<Mark> all() {
        if (!reader.hasTable("marked_context")) {
            return List.of();
        }
        return reader.query(
                "What to always try could not be read",
                "SELECT run_id, iteration, why, at FROM marked_context ORDER BY rowid",
                row ->
                        new Mark(
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                Instant.parse(row.getString(4))));
    }

    /** Marks it, or gives it another reason. */
    public void mark(String run, int iteration, String why) {
        writer.write(
                "Iteration %d of %s could not be marked".formatted(iteration, run),
                "INSERT INTO marked_context VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET why = excluded.why",
                run,
                iteration,
                why,
                clock.instant().toString());
    }

    /**
     * @return whether it was marked
     */
    public boolean unmark(String run, int iteration) {
        return writer.write(
                        "The mark could not be removed",
                        "DELETE FROM marked_context WHERE run_id = ? AND iteration = ?",
                        run,
                        iteration)
                > 0;
    }
}
