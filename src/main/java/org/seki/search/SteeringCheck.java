package org.seki.search;

import org.seki.prompt.Reading;
import org.seki.space.SearchSpace;
import org.seki.strategist.Stage;

/** Refuses a steering that could not take effect, before anything is changed. */
final class SteeringCheck {
    private final SearchSpace space;
    private final Strategists strategists;

    SteeringCheck(SearchSpace space, Strategists strategists) {
        this.space = space;
        this.strategists = strategists;
    }

    /**
     * @throws SearchRefused in a sentence
     */
    void check(Steering steering, SearchState state) {
        switch (steering) {
            case Steering.Pin p -> entry(p.iteration(), state);
            case Steering.Unpin u -> entry(u.iteration(), state);
            case Steering.Ban b -> entry(b.iteration(), state);
            case Steering.Unban u -> entry(u.iteration(), state);
            case Steering.Inject i -> genotype(i.genotype());
            case Steering.SwitchStage s -> stage(s.stage());
            case Steering.Left l -> {
                stage(l.stage());
                left(l.iterations());
            }
            case Steering.Inspiration i -> state.settings().withInspiration(i.topK(), i.sample());
            case Steering.History h -> state.settings().withHistory(h.steps());
            case Steering.Spend s -> {}
            case Steering.Ask a -> strategists.of(a.strategist());
            case Steering.Withdraw w -> pending(w.steering(), state);
        }
    }

    private static void entry(int iteration, SearchState state) {
        if (state.repository().at(iteration).isEmpty()) {
            throw new SearchRefused(
                    "Iteration %d has no architecture.".formatted(iteration),
                    "iteration " + iteration,
                    "Choose an entry of the repository.");
        }
    }

    private void genotype(String text) {
        if (ReplyReader.genotypeOnly().read(space, text) instanceof Reading.Rejected rejected) {
            throw new SearchRefused(
                    "This is not an architecture of %s. %s"
                            .formatted(space.title(), rejected.reason()),
                    "character " + rejected.position(),
                    "Correct it there, or copy a genotype from the repository and change it.");
        }
    }

    private static void stage(Stage stage) {
        if (stage == Stage.INITIAL) {
            throw new SearchRefused(
                    "Initial architectures are evaluated at the start of a run only.",
                    "stage",
                    "Choose self-evolution or knowledge inspiration.");
        }
    }

    private static void left(int iterations) {
        if (iterations < 0 || iterations > SearchSettings.MOST_ITERATIONS) {
            throw new SearchRefused(
                    "A stage cannot have %d iterations left.".formatted(iterations),
                    "iterations",
                    "Choose 0 to %d.".formatted(SearchSettings.MOST_ITERATIONS));
        }
    }

    private static void pending(int number, SearchState state) {
        if (!state.pending().containsKey(number)) {
            throw new SearchRefused(
                    "This change is effective already and cannot be taken back.",
                    "change " + number,
                    "Make the opposite change instead.");
        }
    }
}
