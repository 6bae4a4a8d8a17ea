package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.seki.ui.curves.SearchCurve.Candidate;

/**
 * Score against cost.
 *
 * @param candidates x is the cost in millions, y the score
 * @param front those that no other beats in both, cheapest first
 * @param unit follows a score
 */
record ParetoPicture(
        List<Candidate> candidates, List<Candidate> front, Traits.Cost cost, String unit) {
    static final ParetoPicture EMPTY =
            new ParetoPicture(List.of(), List.of(), Traits.Cost.PARAMETERS, "");

    ParetoPicture {
        candidates = List.copyOf(candidates);
        front = List.copyOf(front);
    }

    static ParetoPicture of(List<Candidate> candidates, Traits.Cost cost, String unit) {
        List<Candidate> cheapest = new ArrayList<>(candidates);
        cheapest.sort(
                Comparator.comparingDouble(Candidate::x)
                        .thenComparing(Comparator.comparingDouble(Candidate::y).reversed()));
        List<Candidate> front = new ArrayList<>();
        for (Candidate candidate : cheapest) {
            if (front.isEmpty() || candidate.y() > front.getLast().y()) {
                front.add(candidate);
            }
        }
        return new ParetoPicture(candidates, front, cost, unit);
    }
}
