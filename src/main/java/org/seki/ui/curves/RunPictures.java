package org.seki.ui.curves;

import java.util.List;
import org.seki.strategist.Stage;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.curves.SearchCurve.Span;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.curves.SearchCurve.Y;
import org.seki.ui.fx.Capital;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/** What the views of a run's candidates show of it as it is now. JavaFX thread. */
final class RunPictures {
    private final RunFeed feed;
    private final Traits traits = new Traits();

    RunPictures(RunFeed feed) {
        this.feed = feed;
    }

    SearchPicture search(X by, Y what, List<Reference> heldAgainst) {
        SearchCurve curve = curve(by, what);
        double from = curve.candidates().isEmpty() ? 0 : curve.candidates().getFirst().x();
        double reached = curve.candidates().isEmpty() ? 0 : curve.candidates().getLast().x();
        return new SearchPicture(
                curve,
                what.equals(Y.SCORE) ? heldAgainst : List.of(),
                by,
                unit(what),
                Math.min(0, from),
                by == X.ITERATION ? Math.max(feed.planned(), reached) : reached);
    }

    ParetoPicture pareto(Traits.Cost cost) {
        return ParetoPicture.of(byCost(cost), cost, unit(Y.SCORE));
    }

    LineagePicture lineage() {
        return LineagePicture.of(curve(X.ITERATION, Y.SCORE).candidates(), unit(Y.SCORE));
    }

    ParallelPicture parallel(Traits.Cost cost) {
        return ParallelPicture.of(byCost(cost), traits, unit(Y.SCORE), name(Y.SCORE));
    }

    /** {@code Accuracy}. */
    String name(Y y) {
        if (!y.equals(Y.SCORE)) {
            String metric = y.metric();
            return Capital.first(metric);
        }
        return scoreIsAccuracy() ? "Accuracy" : "Score";
    }

    private String unit(Y y) {
        boolean percent = y.metric().endsWith("accuracy") || y.equals(Y.SCORE) && scoreIsAccuracy();
        return percent ? " %" : "";
    }

    private boolean scoreIsAccuracy() {
        return feed.iterations().stream()
                .filter(IterationRow::scored)
                .findFirst()
                .flatMap(r -> r.metric("accuracy").map(a -> a == r.score()))
                .orElse(false);
    }

    private SearchCurve curve(X x, Y y) {
        return SearchCurve.of(feed.iterations(), feed.health(), x, y, ahead());
    }

    /** The stage of the next iteration for as long as it has some left, then the other. */
    private List<Span> ahead() {
        Stage next = feed.stage().orElse(Stage.SELF_EVOLUTION);
        Stage first =
                next == Stage.KNOWLEDGE_INSPIRATION
                        ? Stage.KNOWLEDGE_INSPIRATION
                        : Stage.SELF_EVOLUTION;
        Stage other =
                first == Stage.SELF_EVOLUTION ? Stage.KNOWLEDGE_INSPIRATION : Stage.SELF_EVOLUTION;
        double from = feed.ended() + 0.5;
        double change = from + feed.left(first);
        return List.of(
                new Span(first, from, change), new Span(other, change, change + feed.left(other)));
    }

    /** Scored candidates with their cost as x. */
    private List<Candidate> byCost(Traits.Cost cost) {
        return feed.iterations().stream()
                .filter(r -> r.scored() && r.architecture().isPresent())
                .map(r ->
                        new Candidate(
                                r,
                                traits.millions(r, r.architecture().orElseThrow(), cost),
                                r.score()))
                .toList();
    }
}
