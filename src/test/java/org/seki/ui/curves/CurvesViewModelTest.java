package org.seki.ui.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seki.evaluation.Sample;
import org.seki.search.SearchEvent;
import org.seki.space.Spaces;
import org.seki.strategist.Stage;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.curves.SearchCurve.Span;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.curves.SearchCurve.Y;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.SampleRun;

/** No toolkit. */
class CurvesViewModelTest {
    private final SampleRun run = new SampleRun(Spaces.of("nasbench201").orElseThrow(), 24, 26, 7);
    private final CurvesViewModel model = new CurvesViewModel(run.feed());

    @Test
    void xIsStrictlyIncreasingAcrossAResume() {
        run.until(10);
        run.pump().event(new SearchEvent.Stopped(10, "Stopped."));
        run.pump().event(new SearchEvent.Resumed(11));
        run.pump().sample(new Sample("supernet loss", 20, 0.5));
        run.pump().drain();
        run.trained();
        run.until(30);
        for (X by : X.values()) {
            model.byProperty().set(by);
            increasing(curve().candidates().stream().mapToDouble(Candidate::x).toArray());
        }
        model.liveProperty().get().forEach(c -> increasing(c.x()));
    }

    @Test
    void showsTheSupernetWhileThereIsNothingElse() {
        assertEquals(CurvesViewModel.Tab.SEARCH, model.tabProperty().get());
        run.trained();
        assertEquals(CurvesViewModel.Tab.SUPERNET, model.tabProperty().get());
        run.until(0);
        assertEquals(CurvesViewModel.Tab.SEARCH, model.tabProperty().get());
    }

    @Test
    void leavesThePersonOnTheTabThatWasChosen() {
        run.pump().sample(new Sample("supernet loss", 1, 2.3));
        run.pump().drain();
        model.tabProperty().set(CurvesViewModel.Tab.SEARCH);
        run.trained();
        assertEquals(CurvesViewModel.Tab.SEARCH, model.tabProperty().get());
        model.tabProperty().set(CurvesViewModel.Tab.PARETO);
        run.until(3);
        assertEquals(CurvesViewModel.Tab.PARETO, model.tabProperty().get());
    }

    private static void increasing(double[] x) {
        for (int i = 1; i < x.length; i++) {
            assertTrue(x[i] > x[i - 1], x[i - 1] + " is followed by " + x[i]);
        }
        assertTrue(x.length > 0);
    }

    @Test
    void theBestSoFarNeverFallsAndEndsAtTheBest() {
        run.until(30);
        List<Double> best = curve().best().stream().map(Candidate::y).toList();
        assertEquals(best.stream().sorted().toList(), best);
        assertEquals(run.feed().best().map(IterationRow::score), Optional.of(best.getLast()));
        assertEquals(
                run.feed().iterations().stream().filter(IterationRow::improved).count(),
                best.size());
    }

    @Test
    void stagesAreSpansThatReachThePlannedEnd() {
        run.until(10);
        assertEquals(
                List.of(
                        new Span(Stage.SELF_EVOLUTION, 0.5, 24.5),
                        new Span(Stage.KNOWLEDGE_INSPIRATION, 24.5, 50.5)),
                curve().stages());
        run.until(50);
        assertEquals(
                List.of(
                        new Span(Stage.SELF_EVOLUTION, 0.5, 24.5),
                        new Span(Stage.KNOWLEDGE_INSPIRATION, 24.5, 50.5)),
                curve().stages());
    }

    @Test
    void rejectedRepliesAndHealthAreMarkedWhereTheyHappened() {
        run.until(17);
        run.pump().event(new SearchEvent.Health(12, "Stalled", "No new best.", "Widen ξ."));
        run.pump().drain();
        assertEquals(List.of(8.0, 16.0), curve().rejected().stream().map(r -> r.x()).toList());
        assertEquals(List.of(12.0), curve().health().stream().map(m -> m.x()).toList());
    }

    @Test
    void anyPartOfTheScoreCanStandAtTheSide() {
        run.until(5);
        assertEquals("Accuracy by iteration", model.title().getValue());
        assertEquals(
                List.of("Accuracy", "Accuracy", "Parameters"),
                model.choices().stream().map(model::name).toList());
        model.whatProperty().set(new Y("parameters"));
        IterationRow row = run.feed().row(5).orElseThrow();
        assertEquals(row.metric("parameters"), Optional.of(curve().candidates().getLast().y()));
        assertEquals("", model.searchProperty().get().unit());
    }

    @Test
    void pickingSelectsForAllPanels() {
        run.until(5);
        model.pick(3);
        assertEquals(Optional.of(3), model.selected().getValue());
        assertEquals(run.feed().row(3), run.feed().selected());
    }

    @Test
    void aRunWithoutAnythingHasAnEmptyCurve() {
        assertEquals(List.of(), curve().candidates());
        assertEquals(2, curve().stages().size(), "what is planned");
    }

    private SearchCurve curve() {
        return model.searchProperty().get().curve();
    }

    @Test
    void theParetoFrontIsWhatNothingBeatsInBoth() {
        run.until(40);
        model.tabProperty().set(CurvesViewModel.Tab.PARETO);
        ParetoPicture picture = model.paretoProperty().get();
        assertEquals(41, picture.candidates().size());
        for (Candidate c : picture.candidates()) {
            boolean beaten =
                    picture.candidates().stream()
                            .anyMatch(o ->
                                    o.x() <= c.x() && o.y() > c.y()
                                            || o.x() < c.x() && o.y() >= c.y());
            assertEquals(!beaten, picture.front().contains(c), c.row().iteration() + "");
        }
    }

    @Test
    void ancestryLeadsFromACandidateBackToAnInitialOne() {
        run.until(20);
        model.tabProperty().set(CurvesViewModel.Tab.LINEAGE);
        LineagePicture picture = model.lineageProperty().get();
        assertEquals(
                List.of(5, 4, 3, 2, 1, 0),
                picture.ancestry(5).stream().map(c -> c.row().iteration()).toList());
        assertEquals(15, picture.descendants(5));
        assertEquals(20, picture.descendants(0));
        run.until(30);
        LineagePicture later = model.lineageProperty().get();
        int inspired = later.ancestry(30).get(1).row().iteration();
        assertEquals(
                List.of(29, 27, 25).stream()
                        .max(
                                java.util.Comparator.comparingDouble(
                                        i -> run.feed().row(i).orElseThrow().score()))
                        .orElseThrow(),
                inspired,
                "in inspiration the best that was shown");
    }

    @Test
    void parallelAxesAreThePositionsOrTheCountsOfOperations() {
        run.until(12);
        model.tabProperty().set(CurvesViewModel.Tab.PARALLEL);
        assertEquals(
                List.of(
                        "0→1",
                        "0→2",
                        "1→2",
                        "0→3",
                        "1→3",
                        "2→3",
                        "Parameters",
                        "Multiply-adds",
                        "Accuracy"),
                model.parallelProperty().get().axes().stream()
                        .map(ParallelPicture.Axis::name)
                        .toList());
        SampleRun darts = new SampleRun(Spaces.of("darts").orElseThrow(), 5, 5, 1).until(8);
        CurvesViewModel other = new CurvesViewModel(darts.feed());
        other.tabProperty().set(CurvesViewModel.Tab.PARALLEL);
        ParallelPicture picture = other.parallelProperty().get();
        assertEquals(10, picture.axes().size(), "seven operations, two costs, the score");
        assertEquals(9, picture.lines().size());
    }

    @Test
    void baselinesAreDrawnAtOnceAndOtherRunsWhenChosen() {
        SampleRun run = new SampleRun(Spaces.of("darts").orElseThrow(), 24, 26, 7).until(5);
        CurvesViewModel model = new CurvesViewModel(run.feed());
        Overlay random =
                new Overlay("random", true, new Reference.Runs("random", List.of(List.of(1.0))));
        Overlay other =
                new Overlay("other", false, new Reference.Runs("other", List.of(List.of(2.0))));
        model.overlays().offer(List.of(random, other));
        assertEquals(List.of(random.reference()), model.searchProperty().get().references());
        model.overlays().chosen().add(other);
        assertEquals(
                List.of(random.reference(), other.reference()),
                model.searchProperty().get().references());
        model.overlays().chosen().remove(random);
        assertEquals(List.of(other.reference()), model.searchProperty().get().references());
    }

    @Test
    void brushesFilterOnTheirOwnScaleAlsoWhenItGrows() {
        run.until(10);
        model.tabProperty().set(CurvesViewModel.Tab.PARALLEL);
        int score = model.parallelProperty().get().axes().size() - 1;
        double bar = run.feed().row(4).orElseThrow().score();
        model.brush(java.util.Map.of(score, new ParallelPicture.Brush(bar, 1000)));
        model.tabProperty().set(CurvesViewModel.Tab.SEARCH);
        run.until(40);
        assertEquals(
                run.feed().iterations().stream()
                        .filter(r -> r.score() >= bar - 1e-9)
                        .map(IterationRow::iteration)
                        .collect(java.util.stream.Collectors.toSet()),
                model.brushedProperty().get().orElseThrow());
        model.clearBrushes();
        assertEquals(Optional.empty(), model.brushedProperty().get());
    }
}
