package org.seki.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/** A search space in the words of prompts: its operations, its form, a drawn example. */
public final class SpaceText {
    /** The example of a space is the same in every prompt. */
    private static final long EXAMPLE_SEED = 20422;

    private final SearchSpace space;
    private final Names names;
    private final Form form;
    private final Set<Operation> usable;

    public SpaceText(SearchSpace space, Names names) {
        this.space = space;
        this.names = names;
        this.form = Form.of(space);
        this.usable = usable(space);
    }

    /** The operations that an edge of an architecture may carry; a space may read more. */
    private static Set<Operation> usable(SearchSpace space) {
        Set<Operation> found = new TreeSet<>();
        for (Architecture neighbour : space.neighbours(space.textbook())) {
            neighbour.cells().forEach(c -> c.edges().forEach(e -> found.add(e.operation())));
        }
        return found;
    }

    /** How an architecture is written, without a single operation's name. */
    public String form() {
        return form.written();
    }

    /** {@code name} and {@code meaning} of each operation; masked ones have no meaning. */
    public List<Map<String, Object>> operations() {
        return names.order(usable).stream()
                .map(o ->
                        Map.<String, Object>of(
                                "name",
                                names.shown(o),
                                "meaning",
                                names.masked() ? "" : OperationText.of(o)))
                .toList();
    }

    /** In a sentence: {@code none, skip_connect and nor_conv_1x1}. */
    public String operationNames() {
        List<String> all = names.order(usable).stream().map(names::shown).toList();
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    /** An architecture drawn at random, the same each time. */
    public Architecture example() {
        return space.sample(RandomGeneratorFactory.of("L64X128MixRandom").create(EXAMPLE_SEED));
    }

    /** As the model reads and writes it. */
    public String genotype(Architecture architecture) {
        return names.shown(architecture.genotype());
    }

    /** The cells edge by edge, a line each. */
    public String edges(Architecture architecture) {
        List<String> lines = new ArrayList<>();
        for (Cell cell : architecture.cells()) {
            if (architecture.cells().size() > 1) {
                lines.add(cell.name() + ":");
            }
            for (Edge edge : cell.edges()) {
                lines.add(
                        "- %d→%d: %s"
                                .formatted(edge.from(), edge.to(), names.shown(edge.operation())));
            }
        }
        return String.join("\n", lines);
    }

    /** A choice as {@link org.seki.space.Feature} names it; none where there is no edge at all. */
    public String choice(String choice) {
        boolean absent = choice.equals(Operation.NONE.text()) && !usable.contains(Operation.NONE);
        return absent ? "no edge" : names.shown(choice);
    }

    /** A position as {@link org.seki.space.Feature} names it; some spaces name operations there. */
    public String position(String position) {
        return names.shown(position);
    }

    /** The cells' structure, for spaces without words of their own. */
    public List<Map<String, Object>> cells() {
        return form.cells().stream()
                .map(c ->
                        Map.<String, Object>of(
                                "name", c.name(),
                                "inputs", c.inputs(),
                                "nodes", c.nodes(),
                                "edges", c.edges().size(),
                                "output",
                                        c.concat().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", "))))
                .toList();
    }
}
