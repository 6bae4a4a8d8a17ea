package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.seki.search.SearchEvent;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.ui.fx.IterationRow.Outcome;
import org.seki.ui.fx.IterationRow.Proposal;

/** What became of an iteration, event by event, folded into its row. */
final class IterationFold {
    private final Rows rows;
    private double best = Double.NaN;

    IterationFold(Rows rows) {
        this.rows = rows;
    }

    void proposed(SearchEvent.Proposed e) {
        update(
                e.iteration(),
                e.stage(),
                r -> {
                    List<Proposal> attempts = new ArrayList<>(r.attempts());
                    attempts.add(new Proposal(e.attempt(), e.reply(), Optional.empty()));
                    return new IterationRow(
                            r.iteration(),
                            e.stage(),
                            Outcome.OPEN,
                            e.parent(),
                            e.shown(),
                            attempts,
                            r.architecture(),
                            r.score(),
                            r.metrics(),
                            r.seconds(),
                            r.improved(),
                            r.sentence());
                });
    }

    /** As if it had proposed nothing. */
    void unanswered(SearchEvent.Unanswered e) {
        NoReply none = e.noReply();
        Reply nothing = new Reply("", "", "", none.usage(), none.exchanges());
        proposed(
                new SearchEvent.Proposed(
                        e.iteration(),
                        e.stage(),
                        e.attempt(),
                        rows.of(e.iteration()).flatMap(IterationRow::parent),
                        rows.of(e.iteration()).map(IterationRow::shown).orElse(List.of()),
                        nothing));
        fault(e.iteration(), e.attempt(), none.sentence());
    }

    void fault(int iteration, int attempt, String reason) {
        update(
                iteration,
                Stage.INITIAL,
                r ->
                        new IterationRow(
                                r.iteration(),
                                r.stage(),
                                r.outcome(),
                                r.parent(),
                                r.shown(),
                                r.attempts().stream()
                                        .map(a ->
                                                a.attempt() == attempt
                                                        ? new Proposal(
                                                                attempt,
                                                                a.reply(),
                                                                Optional.of(reason))
                                                        : a)
                                        .toList(),
                                r.architecture(),
                                r.score(),
                                r.metrics(),
                                r.seconds(),
                                r.improved(),
                                r.sentence()));
    }

    /**
     * @return whether it is the best so far
     */
    boolean evaluated(SearchEvent.Evaluated e) {
        double score = e.evaluation().score();
        boolean improved = !(score <= best);
        update(
                e.iteration(),
                e.stage(),
                r ->
                        new IterationRow(
                                r.iteration(),
                                e.stage(),
                                Outcome.EVALUATED,
                                e.parent(),
                                r.shown(),
                                r.attempts(),
                                Optional.of(e.architecture()),
                                score,
                                e.evaluation().metrics(),
                                e.evaluation().seconds(),
                                improved,
                                ""));
        best = improved ? score : best;
        return improved;
    }

    void reused(SearchEvent.Reused e) {
        update(
                e.iteration(),
                e.stage(),
                r ->
                        new IterationRow(
                                r.iteration(),
                                e.stage(),
                                Outcome.REUSED,
                                r.parent(),
                                r.shown(),
                                r.attempts(),
                                Optional.of(e.architecture()),
                                e.score(),
                                rows.of(e.known()).map(IterationRow::metrics).orElse(r.metrics()),
                                0,
                                false,
                                "Took over the score of iteration " + e.known() + "."));
    }

    void failed(SearchEvent.Failed e) {
        update(
                e.iteration(),
                e.stage(),
                r ->
                        new IterationRow(
                                r.iteration(),
                                e.stage(),
                                Outcome.FAILED,
                                r.parent(),
                                r.shown(),
                                r.attempts(),
                                Optional.empty(),
                                Double.NaN,
                                r.metrics(),
                                0,
                                false,
                                e.sentence()));
    }

    private void update(int iteration, Stage stage, UnaryOperator<IterationRow> change) {
        rows.put(
                change.apply(
                        rows.of(iteration).orElseGet(() -> IterationRow.open(iteration, stage))));
    }
}
