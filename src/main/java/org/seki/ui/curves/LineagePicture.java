package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seki.ui.curves.SearchCurve.Candidate;

/**
 * Who came from whom.
 *
 * @param parents from each candidate to its parent in self-evolution
 * @param shown from each candidate to all that were shown to its proposer in inspiration
 * @param numbered candidates by their iteration
 * @param unit follows a score
 */
record LineagePicture(
        List<Candidate> candidates,
        Map<Integer, Integer> parents,
        Map<Integer, List<Integer>> shown,
        Map<Integer, Candidate> numbered,
        String unit) {
    static final LineagePicture EMPTY = of(List.of(), "");

    LineagePicture {
        candidates = List.copyOf(candidates);
        parents = Map.copyOf(parents);
        shown = Map.copyOf(shown);
        numbered = Map.copyOf(numbered);
    }

    static LineagePicture of(List<Candidate> candidates, String unit) {
        Map<Integer, Integer> parents = new HashMap<>();
        Map<Integer, List<Integer>> shown = new HashMap<>();
        Map<Integer, Candidate> numbered = new HashMap<>();
        for (Candidate c : candidates) {
            numbered.put(c.row().iteration(), c);
            c.row().parent().ifPresent(p -> parents.put(c.row().iteration(), p));
            if (!c.row().shown().isEmpty()) {
                shown.put(c.row().iteration(), c.row().shown());
            }
        }
        return new LineagePicture(candidates, parents, shown, numbered, unit);
    }

    Optional<Candidate> of(int iteration) {
        return Optional.ofNullable(numbered.get(iteration));
    }

    /**
     * The candidate and those it came from, back to an initial architecture: its parent, or in
     * inspiration the best that was shown.
     */
    List<Candidate> ancestry(int iteration) {
        List<Candidate> line = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        Optional<Candidate> next = of(iteration);
        while (next.isPresent() && seen.add(next.get().row().iteration())) {
            line.add(next.get());
            next = origin(next.get());
        }
        return line;
    }

    /** How many came from this one, over any number of generations. */
    int descendants(int iteration) {
        Set<Integer> family = new HashSet<>(Set.of(iteration));
        for (Candidate c : candidates) {
            if (origin(c).filter(o -> family.contains(o.row().iteration())).isPresent()) {
                family.add(c.row().iteration());
            }
        }
        return family.size() - 1;
    }

    private Optional<Candidate> origin(Candidate c) {
        Integer parent = parents.get(c.row().iteration());
        if (parent != null) {
            return of(parent);
        }
        Candidate best = null;
        for (int i : shown.getOrDefault(c.row().iteration(), List.of())) {
            Candidate one = of(i).orElse(null);
            if (one != null && (best == null || one.row().score() > best.row().score())) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }
}
