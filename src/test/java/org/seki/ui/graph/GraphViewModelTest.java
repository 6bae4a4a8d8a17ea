package org.seki.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seki.export.GenotypeJson;
import org.seki.export.PythonGenotype;
import org.seki.space.Architecture;
import org.seki.space.Edge;
import org.seki.space.NetworkShape;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.ui.fx.SampleRun;
import org.seki.ui.graph.Draft.Edit;
import org.seki.ui.graph.GraphViewModel.Base;

/** No toolkit. */
class GraphViewModelTest {
    private final SearchSpace darts = Spaces.of("darts").orElseThrow();
    private final SampleRun run = new SampleRun(darts, 24, 26, 7);
    private final List<Architecture> injected = new ArrayList<>();
    private final GraphViewModel model =
            new GraphViewModel(
                    run.feed(), Optional.of(injected::add), Runnable::run, Runnable::run);

    private RunKnowledge knowledge() {
        List<RunKnowledge> told = new ArrayList<>();
        model.findings().ask(told::add);
        return told.getFirst();
    }

    @Test
    void showsTheSelectedArchitectureAgainstItsParent() {
        assertTrue(model.picture().isEmpty(), "nothing was evaluated yet");
        run.until(20);
        Picture picture = model.picture().orElseThrow();
        assertEquals("Architecture 20", picture.title());
        assertEquals(Optional.of("its parent, 19"), picture.against());
        assertEquals("1 edge changed", picture.changes());
        run.feed().select(3);
        assertEquals("Architecture 3", model.picture().orElseThrow().title());
    }

    @Test
    void comparesWithTheBestWithAnyOtherAndWithNothing() {
        run.until(30);
        assertEquals(
                Optional.of("the best it was shown, 29"),
                model.picture().orElseThrow().against().map(a -> a.replaceAll("\\d+$", "29")));
        model.baseProperty().set(new Base.Iteration(4));
        assertEquals(Optional.of("4"), model.picture().orElseThrow().against());
        int best = run.feed().best().orElseThrow().iteration();
        model.baseProperty().set(new Base.Best());
        assertEquals(Optional.of("the best, " + best), model.picture().orElseThrow().against());
        model.baseProperty().set(new Base.Nothing());
        assertEquals(Optional.empty(), model.picture().orElseThrow().against());
        assertFalse(model.picture().orElseThrow().changed());
    }

    @Test
    void anEditMakesACopyThatIsInjectedOrThrownAway() {
        run.until(20);
        Architecture original = model.picture().orElseThrow().architecture();
        Edge edge = original.cells().getFirst().edges().getFirst();
        List<Edit> edits = model.edits(0, edge);
        assertEquals(6, edits.stream().filter(e -> !e.moved()).count(), "7 operations, less one");
        model.edit(edits.getFirst());

        assertEquals("Copy of 20", model.picture().orElseThrow().title());
        assertEquals("1 edge changed", model.picture().orElseThrow().changes());
        run.until(22);
        assertEquals("Copy of 20", model.picture().orElseThrow().title(), "stays while editing");
        model.undo();
        assertTrue(model.draftProperty().get().isEmpty());
        assertEquals("Architecture 22", model.picture().orElseThrow().title());

        run.feed().select(20);
        model.edit(edits.getFirst());
        Edge second = original.cells().getLast().edges().getFirst();
        model.edit(model.edits(1, second).getLast());
        assertEquals("2 edges changed", model.picture().orElseThrow().changes());
        Architecture drawn = model.picture().orElseThrow().architecture();
        model.injectDraft();
        assertEquals(List.of(drawn), injected);
        assertEquals("Architecture 20", model.picture().orElseThrow().title());
    }

    @Test
    void everyEditThatIsOfferedIsAnotherValidArchitecture() {
        run.until(5);
        for (SearchSpace space : Spaces.all()) {
            Architecture architecture = run.architectures().getFirst();
            for (int c = 0; c < architecture.cells().size(); c++) {
                for (Edge edge : architecture.cells().get(c).edges()) {
                    for (Edit edit : Draft.edits(architecture, c, edge)) {
                        assertTrue(edit.result().cells().get(c).edges().contains(edit.edge()));
                        assertEquals(1, darts.distance(architecture, edit.result()));
                    }
                }
            }
            assertTrue(space.operations().size() > 1);
        }
    }

    @Test
    void withoutAnyoneToTakeItNothingCanBeEdited() {
        run.until(5);
        GraphViewModel looking =
                new GraphViewModel(run.feed(), Optional.empty(), Runnable::run, Runnable::run);
        Edge edge =
                looking.picture()
                        .orElseThrow()
                        .architecture()
                        .cells()
                        .getFirst()
                        .edges()
                        .getFirst();
        assertTrue(looking.edits(0, edge).isEmpty());
    }

    @Test
    void aDraftEqualToAnEvaluatedFunctionIsKnown() {
        run.until(12);
        Architecture seven = run.architectures().get(7);
        assertEquals(
                run.architectures().stream()
                        .map(Architecture::canonical)
                        .toList()
                        .indexOf(seven.canonical()),
                knowledge().known(seven).orElseThrow().iteration());
    }

    @Test
    void findsByPartOfANameAndByEnds() {
        run.until(12);
        Edge edge = model.picture().orElseThrow().architecture().cells().getFirst().edges().get(2);
        assertTrue(model.found().isEmpty());
        model.findProperty().set(edge.operation().text().substring(0, 6).replace('x', '×'));
        assertTrue(model.found().orElseThrow().test(edge));
        model.findProperty().set(model.picture().orElseThrow().ends(edge).replace(" → ", "->"));
        assertTrue(model.found().orElseThrow().test(edge));
        model.findProperty().set("nothing like it");
        assertFalse(model.found().orElseThrow().test(edge));
    }

    @Test
    void statisticsCountDistinctFunctions() {
        run.until(30);
        Architecture a = run.architectures().get(30);
        Edge edge = a.cells().getFirst().edges().getFirst();
        EdgeStatistics s = knowledge().statistics(0, edge);
        long distinct =
                run.architectures().stream().map(Architecture::canonical).distinct().count();
        assertEquals(distinct, s.withCount() + s.withoutCount());
        assertEquals(10, s.among());
        assertTrue(s.has() <= 10 && s.withCount() >= 1);
    }

    @Test
    void theNetworkIsTheOneOfTheSpacesPaperOrTheOneGiven() {
        run.until(1);
        NetworkPlan paper = model.plan().orElseThrow();
        assertEquals(20, paper.cells());
        assertEquals(144, paper.blocks().get(1).channels(), "4 nodes of 36 channels");
        assertEquals(
                List.of(7, 14),
                paper.blocks().stream()
                        .filter(b -> b.kind() == NetworkPlan.Kind.REDUCTION)
                        .map(b -> b.number())
                        .toList(),
                "cells 7 and 14 of 20 reduce, counted from 1");
        model.networkProperty().set(Optional.of(new NetworkShape(16, 8, 10, 1, 28)));
        assertEquals(8, model.plan().orElseThrow().cells());
    }

    @Test
    void formsForTheClipboard() {
        run.until(1);
        Architecture a = run.architectures().getFirst();
        assertEquals(a.genotype(), PythonGenotype.expression(a));
        String json = GenotypeJson.text(a);
        assertTrue(json.contains("\"space\" : \"darts\"") && json.contains("\"concat\""), json);
        Operation first = a.cells().getFirst().edges().getFirst().operation();
        assertTrue(GraphExports.dot(a).contains("label=\"" + first.text() + "\", color=\"#"));
        String svg = CellSvg.of(a);
        assertTrue(svg.startsWith("<svg") && svg.strip().endsWith("</svg>"));
        assertEquals(16, svg.split("stroke-width=").length - 1 - darts.operations().size());
    }
}
