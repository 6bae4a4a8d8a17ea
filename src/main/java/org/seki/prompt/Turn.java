package org.seki.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of the conversation with a model, and what a template for it may say. */
public enum Turn {
    /** Opens every conversation. */
    SYSTEM(
            List.of("space", "form"),
            List.of(
                    "space",
                    "operations.name",
                    "operations.meaning",
                    "form",
                    "example_edges",
                    "example")),
    /** Explains a search space; becomes part of the system prompt. */
    SPACE(
            List.of(),
            List.of("cells.name", "cells.inputs", "cells.nodes", "cells.edges", "cells.output")),
    /** Stage 1: why the current architecture is as good as it is, and what to change. */
    ANALYSIS(
            List.of("current", "score", "form"),
            List.of(
                    "round",
                    "current",
                    "current_edges",
                    "score",
                    "measured",
                    "cost",
                    "best.round",
                    "best.score",
                    "best.genotype",
                    "steps.round",
                    "steps.before",
                    "steps.after",
                    "steps.effect",
                    "steps.changes",
                    "neighbours.first",
                    "neighbours.change",
                    "neighbours.score",
                    "neighbours.effect",
                    "beliefs.first",
                    "beliefs.count",
                    "beliefs.position",
                    "beliefs.operation",
                    "beliefs.effect",
                    "two_turns",
                    "one_turn",
                    "answer_only",
                    "form")),
    /** Stage 2: what the best have in common, and a new one from it. */
    INSPIRATION(
            List.of("entries", "form"),
            List.of(
                    "round",
                    "count",
                    "measured_count",
                    "entries.round",
                    "entries.score",
                    "entries.measured",
                    "entries.pinned",
                    "entries.edges",
                    "entries.genotype",
                    "entries.cost",
                    "patterns.first",
                    "patterns.position",
                    "patterns.operation",
                    "patterns.times",
                    "patterns.of",
                    "beliefs.first",
                    "beliefs.count",
                    "beliefs.position",
                    "beliefs.operation",
                    "beliefs.effect",
                    "two_turns",
                    "one_turn",
                    "answer_only",
                    "form")),
    /** Asks for the architecture alone, after analysis or inspiration. */
    REFINEMENT(List.of("form"), List.of("form", "operation_names")),
    /** After a reply without a valid architecture. */
    REPAIR(List.of("reason", "form"), List.of("reason", "excerpt", "form")),
    /** After a reply that repeats a known function. */
    DUPLICATE(
            List.of("form"),
            List.of(
                    "genotype",
                    "same_text",
                    "round",
                    "score",
                    "neighbours.first",
                    "neighbours.change",
                    "neighbours.score",
                    "neighbours.effect",
                    "form"));

    private final List<String> needed;
    private final List<String> variables;

    Turn(List<String> needed, List<String> variables) {
        this.needed = needed;
        this.variables = variables;
    }

    /** As in front matter and in the journal. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Turn> named(String text) {
        return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }

    /**
     * All that a template may use; those of a list, or of something that may be missing, dotted.
     */
    public List<String> variables() {
        return variables;
    }

    /** The names that front matter lists: the variables, lists by their own name. */
    public List<String> names() {
        return variables.stream().map(v -> v.replaceAll("\\..*", "")).distinct().toList();
    }

    /** Those of {@link #names} without which the turn cannot do its work. */
    public List<String> needed() {
        return needed;
    }
}
