package org.seki.strategist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seki.prompt.SpaceText;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.space.Feature;
import org.seki.space.SearchSpace;

/** What a context says, as values for prompt templates. */
final class Evidence {
    private static final int NEIGHBOURS = 12;
    private static final int PATTERNS = 12;
    private static final int BELIEFS = 5;
    private static final int METRICS = 4;
    private static final Set<String> OF_COST = Set.of("parameters", "macs", "flops");

    private final Context context;
    private final SearchSpace space;
    private final SpaceText text;
    private final List<Belief> beliefs;

    Evidence(Context context, SpaceText text, List<Belief> beliefs) {
        this.context = context;
        this.space = context.space();
        this.text = text;
        this.beliefs = beliefs;
    }

    Map<String, Object> ofSystem(String spaceInWords) {
        Architecture example = text.example();
        return Map.of(
                "space", spaceInWords,
                "operations", text.operations(),
                "form", text.form(),
                "example_edges", text.edges(example),
                "example", text.genotype(example));
    }

    Map<String, Object> ofSpace() {
        return Map.of("cells", text.cells());
    }

    Map<String, Object> ofAnalysis(Known current, Manner manner) {
        Map<String, Object> values = new HashMap<>(asked(manner));
        values.put("round", context.iteration());
        values.put("current", text.genotype(current.architecture()));
        values.put("current_edges", text.edges(current.architecture()));
        values.put("score", score(current.score()));
        values.put("measured", measured(current));
        values.put("cost", cost(current.architecture()));
        values.put("best", best(current));
        values.put("steps", context.steps().stream().map(this::step).toList());
        values.put("neighbours", neighbours(current.architecture(), current.score()));
        values.put("beliefs", beliefs());
        return values;
    }

    Map<String, Object> ofInspiration(Manner manner) {
        Map<String, Object> values = new HashMap<>(asked(manner));
        values.put("round", context.iteration());
        values.put("count", context.shown().size());
        values.put("measured_count", context.evaluated().size());
        values.put("entries", context.shown().stream().map(this::entry).toList());
        values.put("patterns", patterns());
        values.put("beliefs", beliefs());
        return values;
    }

    Map<String, Object> ofRefinement() {
        return Map.of("form", text.form(), "operation_names", text.operationNames());
    }

    Map<String, Object> ofRepair(Attempt.Invalid attempt) {
        return Map.of(
                "reason", attempt.rejected().reason(),
                "excerpt", excerpt(attempt.rejected().text(), attempt.rejected().position()),
                "form", text.form());
    }

    /**
     * @param proposed the architecture as it was written; empty when it could not be told
     */
    Map<String, Object> ofDuplicate(Attempt.Repeated attempt, Optional<Architecture> proposed) {
        Known known = attempt.known();
        String genotype = text.genotype(known.architecture());
        boolean same =
                proposed.map(p -> p.genotype().equals(known.architecture().genotype()))
                        .orElse(true);
        return Map.of(
                "genotype", genotype,
                "same_text", same,
                "round", known.iteration(),
                "score", score(known.score()),
                "neighbours", neighbours(known.architecture(), known.score()),
                "form", text.form());
    }

    private Map<String, Object> asked(Manner manner) {
        return Map.of(
                "two_turns", manner == Manner.TWO_TURNS,
                "one_turn", manner == Manner.ONE_TURN,
                "answer_only", manner == Manner.ANSWER_ONLY,
                "form", text.form());
    }

    /** The best so far, where it is not the current one. */
    private Object best(Known current) {
        return shownAll()
                .max(Comparator.comparingDouble(Known::score))
                .filter(k -> k.iteration() != current.iteration())
                .<Object>map(k ->
                        Map.of(
                                "round",
                                k.iteration(),
                                "score",
                                score(k.score()),
                                "genotype",
                                text.genotype(k.architecture())))
                .orElse(false);
    }

    private Stream<Known> shownAll() {
        return context.evaluated().stream().filter(k -> !k.banned());
    }

    private Map<String, Object> step(Step step) {
        return Map.of(
                "round", step.iteration(),
                "before", score(step.parent().score()),
                "after", score(step.child().score()),
                "effect", effect(step.child().score() - step.parent().score()),
                "changes", changes(step.parent().architecture(), step.child().architecture()));
    }

    /** Measured architectures one edit away, those with the largest effect first. */
    private List<Map<String, Object>> neighbours(Architecture of, double score) {
        List<Known> near =
                shownAll()
                        .filter(k -> space.distance(of, k.architecture()) == 1)
                        .sorted(
                                Comparator.comparingDouble(
                                        (Known k) -> -Math.abs(k.score() - score)))
                        .limit(NEIGHBOURS)
                        .toList();
        return firstMarked(
                near,
                k ->
                        Map.of(
                                "change", changes(of, k.architecture()),
                                "score", score(k.score()),
                                "effect", effect(k.score() - score)));
    }

    private Map<String, Object> entry(Known known) {
        return Map.of(
                "round", known.iteration(),
                "score", score(known.score()),
                "measured", measured(known),
                "pinned", known.pinned(),
                "edges", text.edges(known.architecture()),
                "genotype", text.genotype(known.architecture()),
                "cost", cost(known.architecture()));
    }

    /** Choices made by more than half of those shown. */
    private List<Map<String, Object>> patterns() {
        int all = context.shown().size();
        Map<Feature, Long> times =
                context.shown().stream()
                        .flatMap(k -> space.features(k.architecture()).stream())
                        .collect(
                                Collectors.groupingBy(
                                        f -> f, LinkedHashMap::new, Collectors.counting()));
        List<Map.Entry<Feature, Long>> shared =
                times.entrySet().stream()
                        .filter(e -> all > 1 && e.getValue() * 2 > all)
                        .filter(e -> !text.choice(e.getKey().choice()).equals("no edge"))
                        .sorted(
                                Comparator.comparingLong(
                                        (Map.Entry<Feature, Long> e) -> -e.getValue()))
                        .limit(PATTERNS)
                        .toList();
        return firstMarked(
                shared,
                e ->
                        Map.of(
                                "position", text.position(e.getKey().position()),
                                "operation", text.choice(e.getKey().choice()),
                                "times", e.getValue(),
                                "of", all));
    }

    private List<Map<String, Object>> beliefs() {
        int half = Math.min(BELIEFS, beliefs.size() / 2);
        List<Belief> ends = new ArrayList<>(beliefs.subList(0, half));
        ends.addAll(beliefs.subList(beliefs.size() - half, beliefs.size()));
        return firstMarked(
                ends,
                b ->
                        Map.of(
                                "count", b.evidence(),
                                "position", text.position(b.choice().position()),
                                "operation", text.choice(b.choice().choice()),
                                "effect",
                                        format(
                                                "%+.1f ± %.1f",
                                                b.effect().mean(), b.effect().deviation())));
    }

    /** What changed from one to the other, edge by edge. */
    String changes(Architecture before, Architecture after) {
        Map<String, String> old =
                space.features(before).stream()
                        .collect(
                                Collectors.toMap(
                                        Feature::position,
                                        Feature::choice,
                                        (a, b) -> a + " and " + b,
                                        LinkedHashMap::new));
        String changes =
                space.features(after).stream()
                        .filter(f -> !f.choice().equals(old.get(f.position())))
                        .map(f ->
                                "%s: %s → %s"
                                        .formatted(
                                                text.position(f.position()),
                                                text.choice(old.getOrDefault(f.position(), "?")),
                                                text.choice(f.choice())))
                        .collect(Collectors.joining("; "));
        return changes.isEmpty() ? "no change" : changes;
    }

    private String cost(Architecture architecture) {
        Diagnosis d = space.diagnose(architecture, space.paperShape());
        return format(
                "In the network of the space's paper: %.3g M parameters, %.4g M multiply-adds an image; effective depth %d; %d skip connections.",
                d.parameters() / 1e6, d.macs() / 1e6, d.depth(), d.skips());
    }

    /** The parts of a score, without those that cost tells. */
    private static String measured(Known known) {
        return known.metrics().entrySet().stream()
                .filter(e -> !OF_COST.contains(e.getKey()) && Double.isFinite(e.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .limit(METRICS)
                .map(e -> e.getKey() + " " + score(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The line around a position with a mark, short. */
    private String excerpt(String reply, int position) {
        if (reply.isBlank()) {
            return "";
        }
        int from = Math.max(0, reply.lastIndexOf('\n', Math.max(0, position - 1)) + 1);
        from = Math.max(from, position - 60);
        int end = reply.indexOf('\n', position);
        end = Math.min(end < 0 ? reply.length() : end, position + 60);
        String before = reply.substring(from, Math.min(position, reply.length()));
        String after =
                reply.substring(
                        Math.min(position, reply.length()),
                        Math.max(end, Math.min(position, reply.length())));
        return (before + "▶" + after).strip();
    }

    private static <T> List<Map<String, Object>> firstMarked(
            List<T> all, java.util.function.Function<T, Map<String, Object>> values) {
        List<Map<String, Object>> marked = new ArrayList<>();
        for (T one : all) {
            Map<String, Object> map = new HashMap<>(values.apply(one));
            map.put("first", marked.isEmpty());
            marked.add(map);
        }
        return marked;
    }

    private static String score(double score) {
        return format("%.4g", score);
    }

    private static String effect(double difference) {
        return difference == 0 ? "no change" : format("%+.3g", difference);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
