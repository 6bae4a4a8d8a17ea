package org.seki.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.seki.evaluation.Evaluation;
import org.seki.space.Architecture;
import org.seki.strategist.Known;

/**
 * The evaluated architectures of a run, one entry a function (canonical form), with what a person
 * pinned or banned. An entry is named by the iteration that evaluated it. Not thread-safe.
 */
public final class Repository {
    static final Comparator<Known> BEST_FIRST =
            Comparator.comparingDouble(Known::score).reversed().thenComparingInt(Known::iteration);

    private final Map<String, Known> entries = new LinkedHashMap<>();
    private final Map<Integer, String> canonicals = new HashMap<>();

    /** What the events of a run leave in its repository. */
    public static Repository replay(List<SearchEvent> events) {
        return SearchState.replay(events).repository();
    }

    /** Every entry in the order of evaluation. */
    public List<Known> evaluated() {
        return List.copyOf(entries.values());
    }

    /** Every entry, the best first; of equals the earliest. */
    public List<Known> ranked() {
        return entries.values().stream().sorted(BEST_FIRST).toList();
    }

    public Optional<Known> best() {
        return entries.values().stream().min(BEST_FIRST);
    }

    /** The best k that are not banned. */
    public List<Known> top(int k) {
        return entries.values().stream()
                .filter(Predicate.not(Known::banned))
                .sorted(BEST_FIRST)
                .limit(k)
                .toList();
    }

    public List<Known> pinned() {
        return entries.values().stream().filter(Known::pinned).sorted(BEST_FIRST).toList();
    }

    /** The entry that computes the same function. */
    public Optional<Known> find(Architecture architecture) {
        return Optional.ofNullable(entries.get(architecture.canonical()));
    }

    /** The entry that the iteration evaluated, or whose score it reused. */
    public Optional<Known> at(int iteration) {
        return Optional.ofNullable(canonicals.get(iteration)).map(entries::get);
    }

    public int size() {
        return entries.size();
    }

    void add(int iteration, Architecture architecture, Evaluation evaluation) {
        String canonical = architecture.canonical();
        canonicals.put(iteration, canonical);
        entries.putIfAbsent(
                canonical,
                new Known(
                        iteration,
                        architecture,
                        evaluation.score(),
                        evaluation.metrics(),
                        false,
                        false));
    }

    void reuse(int iteration, int known) {
        Optional.ofNullable(canonicals.get(known)).ifPresent(c -> canonicals.put(iteration, c));
    }

    void pin(int iteration) {
        at(iteration).ifPresent(k -> mark(k, true, false));
    }

    void unpin(int iteration) {
        at(iteration).ifPresent(k -> mark(k, false, k.banned()));
    }

    void ban(int iteration) {
        at(iteration).ifPresent(k -> mark(k, false, true));
    }

    void unban(int iteration) {
        at(iteration).ifPresent(k -> mark(k, k.pinned(), false));
    }

    private void mark(Known k, boolean pinned, boolean banned) {
        entries.put(
                k.architecture().canonical(),
                new Known(k.iteration(), k.architecture(), k.score(), k.metrics(), pinned, banned));
    }
}
