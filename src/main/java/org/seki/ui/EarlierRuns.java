package org.seki.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seki.search.SearchEvent;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches;
import org.seki.search.Searches.RunSummary;
import org.seki.space.SearchSpace;
import org.seki.ui.curves.Overlay;
import org.seki.ui.curves.Reference;

/**
 * Runs of the workspace that a run can fairly be held against: of the same space, data and
 * evaluator. Together by who proposed, as mean and interval over their seeds, and one by one.
 */
final class EarlierRuns {
    /** So many of the newest are read. */
    private static final int MOST = 60;

    /** So many are offered one by one. */
    private static final int SINGLE = 12;

    private static final Set<String> BASELINES =
            Set.of("random", "textbook", "local-search", "evolution");

    private final Searches searches;

    EarlierRuns(Searches searches) {
        this.searches = searches;
    }

    private record Past(RunSummary summary, List<Evaluated> evaluated) {
        List<Double> best() {
            return Reference.bestSoFar(
                    evaluated.stream().mapToDouble(e -> e.evaluation().score()).toArray());
        }
    }

    /**
     * Reads journals, which takes seconds for many: never on the JavaFX thread.
     *
     * @param run itself not among them
     */
    List<Overlay> of(String run, SearchSettings settings) {
        List<Past> past =
                searches.runs().stream()
                        .filter(r -> !r.run().equals(run) && comparable(r.settings(), settings))
                        .filter(r -> r.evaluations() > 0)
                        .limit(MOST)
                        .map(this::read)
                        .toList();
        List<Overlay> overlays = new ArrayList<>();
        textbook(past).ifPresent(overlays::add);
        Map<String, List<Past>> kinds = new LinkedHashMap<>();
        for (Past p : past) {
            kinds.computeIfAbsent(name(p.summary().settings().strategist()), _ -> new ArrayList<>())
                    .add(p);
        }
        kinds.forEach((name, some) -> overlays.add(together(name, some)));
        past.stream().limit(SINGLE).map(EarlierRuns::alone).forEach(overlays::add);
        return overlays;
    }

    private static boolean comparable(SearchSettings one, SearchSettings other) {
        return one.space().equals(other.space())
                && one.dataset().equals(other.dataset())
                && one.evaluator().equals(other.evaluator());
    }

    private Past read(RunSummary run) {
        List<SearchEvent> events = searches.events(run.run());
        return new Past(
                run,
                events.stream()
                        .filter(Evaluated.class::isInstance)
                        .map(Evaluated.class::cast)
                        .toList());
    }

    /** What the textbook cell scored, wherever it was tried. */
    private static Optional<Overlay> textbook(List<Past> past) {
        return past.stream()
                .flatMap(p -> p.evaluated().stream())
                .filter(EarlierRuns::isTextbook)
                .findFirst()
                .map(e -> new Reference.Level("textbook cell", e.evaluation().score()))
                .map(level -> new Overlay(level.name(), true, level));
    }

    private static boolean isTextbook(Evaluated e) {
        SearchSpace space = e.architecture().space();
        return space.canonical(e.architecture()).equals(space.canonical(space.textbook()));
    }

    private static Overlay together(String name, List<Past> some) {
        boolean baseline =
                BASELINES.contains(some.getFirst().summary().settings().strategist().kind());
        String title =
                some.size() == 1 ? name + ", 1 run" : "%s, %d runs".formatted(name, some.size());
        Reference.Runs runs = new Reference.Runs(title, some.stream().map(Past::best).toList());
        return new Overlay(title, baseline, name.equals("random") ? runs.band() : runs);
    }

    private static Overlay alone(Past past) {
        String name = past.summary().run();
        return new Overlay(name, false, new Reference.Runs(name, List.of(past.best())));
    }

    private static String name(Choice strategist) {
        return strategist.options().getOrDefault("model", strategist.kind().replace('-', ' '));
    }
}
