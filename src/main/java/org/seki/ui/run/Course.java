package org.seki.ui.run;

import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.Steering;
import org.seki.strategist.Stage;
import org.seki.ui.fx.Changes;
import org.seki.ui.fx.RunFeed;

/**
 * How a run will go on once all that waits has taken effect.
 *
 * @param stage of the next iterations
 * @param evolve self-evolution iterations left
 * @param inspire knowledge-inspiration iterations left
 */
record Course(
        Stage stage, int evolve, int inspire, int topK, int sample, int history, Budgets budgets) {

    static Course of(RunFeed feed) {
        SearchSettings settings = feed.settings();
        Course course =
                new Course(
                        feed.stage()
                                .filter(s -> s == Stage.KNOWLEDGE_INSPIRATION)
                                .orElse(Stage.SELF_EVOLUTION),
                        feed.left(Stage.SELF_EVOLUTION),
                        feed.left(Stage.KNOWLEDGE_INSPIRATION),
                        settings.topK(),
                        settings.sample(),
                        settings.history(),
                        settings.budgets());
        for (Changes.Change change : feed.changes().pending()) {
            course = course.after(change.steering());
        }
        return course;
    }

    private Course after(Steering steering) {
        return switch (steering) {
            case Steering.SwitchStage s ->
                    new Course(s.stage(), evolve, inspire, topK, sample, history, budgets);
            case Steering.Left s when s.stage() == Stage.SELF_EVOLUTION ->
                    new Course(stage, s.iterations(), inspire, topK, sample, history, budgets);
            case Steering.Left s ->
                    new Course(stage, evolve, s.iterations(), topK, sample, history, budgets);
            case Steering.Inspiration s ->
                    new Course(stage, evolve, inspire, s.topK(), s.sample(), history, budgets);
            case Steering.History s ->
                    new Course(stage, evolve, inspire, topK, sample, s.steps(), budgets);
            case Steering.Spend s ->
                    new Course(stage, evolve, inspire, topK, sample, history, s.budgets());
            case Steering.Pin _,
                    Steering.Unpin _,
                    Steering.Ban _,
                    Steering.Unban _,
                    Steering.Inject _,
                    Steering.Ask _,
                    Steering.Withdraw _ ->
                    this;
        };
    }

    Stage other() {
        return stage == Stage.SELF_EVOLUTION ? Stage.KNOWLEDGE_INSPIRATION : Stage.SELF_EVOLUTION;
    }

    int left(Stage which) {
        return which == Stage.SELF_EVOLUTION ? evolve : inspire;
    }
}
