package org.seki.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.Trust;
import org.seki.search.SearchEvent;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.SearchEvent.Prepared;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Unsealed;
import org.seki.search.SearchSettings;
import org.seki.space.Diagnosis;
import org.seki.strategist.Usage;

/**
 * What a run came to, as {@code seki search --json} prints it. Parameters and multiply-adds are of
 * the space's published network.
 *
 * @param test {@code none}, {@code sealed} or {@code unsealed}
 */
record RunReport(
        String run,
        String space,
        String dataset,
        String strategist,
        String evaluator,
        long seed,
        String state,
        int evaluations,
        @Nullable Best best,
        @Nullable Double randomMedian,
        Seconds seconds,
        Spent spent,
        @Nullable Trust trust,
        String test) {

    /**
     * @param test the test metric, once it is unsealed
     */
    record Best(
            String genotype,
            double score,
            long parameters,
            long macs,
            Map<String, Double> metrics,
            @Nullable Double test) {}

    record Seconds(double total, double supernet, double evaluation, double strategist) {}

    /** On replies of a model, those that never came included. */
    record Spent(long inputTokens, long outputTokens, double dollars, int calls) {
        static Spent of(Usage usage) {
            return new Spent(
                    usage.inputTokens(), usage.outputTokens(), usage.dollars(), usage.calls());
        }
    }

    static RunReport of(
            String run,
            SearchSettings settings,
            String state,
            List<SearchEvent> events,
            double wallSeconds) {
        List<Evaluated> evaluated = only(events, Evaluated.class);
        Optional<Prepared> prepared = only(events, Prepared.class).stream().findFirst();
        Optional<Evaluated> best =
                evaluated.stream()
                        .reduce((a, b) -> b.evaluation().score() > a.evaluation().score() ? b : a);
        boolean unsealed = !only(events, Unsealed.class).isEmpty();
        double supernet = prepared.map(p -> p.facts().getOrDefault("seconds", 0.0)).orElse(0.0);
        return new RunReport(
                run,
                settings.space(),
                settings.dataset(),
                settings.strategist().kind(),
                settings.evaluator().kind(),
                settings.seed(),
                state,
                evaluated.size(),
                best.map(e -> best(e, unsealed)).orElse(null),
                prepared.map(p -> p.facts().get("random_median")).orElse(null),
                new Seconds(
                        wallSeconds,
                        supernet,
                        evaluated.stream().mapToDouble(e -> e.evaluation().seconds()).sum(),
                        only(events, Proposed.class).stream()
                                .mapToDouble(p -> p.reply().usage().seconds())
                                .sum()),
                Spent.of(usage(events)),
                prepared.flatMap(Prepared::trust).orElse(null),
                best.flatMap(e -> e.evaluation().test()).isEmpty()
                        ? "none"
                        : unsealed ? "unsealed" : "sealed");
    }

    private static Usage usage(List<SearchEvent> events) {
        return events.stream()
                .map(e ->
                        switch (e) {
                            case Proposed p -> p.reply().usage();
                            case SearchEvent.Unanswered u -> u.noReply().usage();
                            default -> Usage.NOTHING;
                        })
                .reduce(Usage.NOTHING, Usage::plus);
    }

    private static Best best(Evaluated e, boolean unsealed) {
        Diagnosis d =
                e.architecture()
                        .space()
                        .diagnose(e.architecture(), e.architecture().space().paperShape());
        return new Best(
                e.architecture().genotype(),
                e.evaluation().score(),
                d.parameters(),
                d.macs(),
                e.evaluation().metrics(),
                e.evaluation().test().filter(t -> unsealed).map(SealedTest::open).orElse(null));
    }

    private static <T> List<T> only(List<SearchEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
