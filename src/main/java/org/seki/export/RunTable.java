package org.seki.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.seki.evaluation.SealedTest;
import org.seki.search.SearchEvent;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.SearchEvent.Failed;
import org.seki.search.SearchEvent.Reused;
import org.seki.search.SearchEvent.Unsealed;

/**
 * What became of every iteration of a run: as CSV for a spreadsheet or pandas, as curves for
 * TensorBoard.
 */
public final class RunTable {
    private final List<Row> rows = new ArrayList<>();
    private final SortedSet<String> metrics = new TreeSet<>();
    private final boolean unsealed;

    /** Seconds are summed over evaluations. */
    private record Row(
            SearchEvent event, double score, double best, double seconds, Optional<Evaluated> of) {}

    /**
     * @param events the run's journal
     */
    public RunTable(List<SearchEvent> events) {
        unsealed = events.stream().anyMatch(Unsealed.class::isInstance);
        double best = Double.NaN;
        double seconds = 0;
        for (SearchEvent event : events) {
            switch (event) {
                case Evaluated e -> {
                    double score = e.evaluation().score();
                    best = Double.isNaN(best) ? score : Math.max(best, score);
                    seconds += e.evaluation().seconds();
                    metrics.addAll(e.evaluation().metrics().keySet());
                    rows.add(new Row(e, score, best, seconds, Optional.of(e)));
                }
                case Reused r -> rows.add(new Row(r, r.score(), best, seconds, Optional.empty()));
                case Failed f -> rows.add(new Row(f, Double.NaN, best, seconds, Optional.empty()));
                default -> {} // no iteration ended
            }
        }
    }

    /**
     * A line an iteration; numbers with a point, cells empty where there is none. The test metric
     * is a column only once it was unsealed.
     */
    public String csv() {
        List<String> head =
                new ArrayList<>(
                        List.of(
                                "iteration",
                                "stage",
                                "outcome",
                                "parent",
                                "score",
                                "best_so_far",
                                "seconds"));
        head.addAll(metrics);
        if (unsealed) {
            head.add("test");
        }
        head.addAll(List.of("genotype", "note"));
        StringBuilder text = new StringBuilder();
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader(head.toArray(String[]::new))
                        .setRecordSeparator('\n')
                        .get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            for (Row row : rows) {
                csv.printRecord(cells(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string builder takes everything
        }
        return text.toString();
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        switch (row.event()) {
            case Evaluated e -> {
                cells.addAll(List.of(text(e.iteration()), stage(e.stage()), "evaluated"));
                cells.add(e.parent().map(String::valueOf).orElse(""));
            }
            case Reused r -> {
                cells.addAll(List.of(text(r.iteration()), stage(r.stage()), "reused"));
                cells.add("");
            }
            case Failed f -> {
                cells.addAll(List.of(text(f.iteration()), stage(f.stage()), "failed"));
                cells.add("");
            }
            default -> throw new IllegalStateException("no row of the table: " + row.event());
        }
        cells.addAll(List.of(number(row.score()), number(row.best())));
        cells.add(row.of().map(e -> number(e.evaluation().seconds())).orElse(""));
        for (String metric : metrics) {
            cells.add(
                    row.of()
                            .map(e -> e.evaluation().metrics().get(metric))
                            .map(RunTable::number)
                            .orElse(""));
        }
        if (unsealed) {
            cells.add(
                    row.of()
                            .flatMap(e -> e.evaluation().test())
                            .map(SealedTest::open)
                            .map(RunTable::number)
                            .orElse(""));
        }
        cells.add(genotype(row.event()));
        cells.add(row.event() instanceof Failed f ? f.sentence() : "");
        return cells;
    }

    private static String genotype(SearchEvent event) {
        return switch (event) {
            case Evaluated e -> e.architecture().genotype();
            case Reused r -> r.architecture().genotype();
            default -> "";
        };
    }

    private static String stage(Enum<?> stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /**
     * Score, best score and every metric of the evaluated, by iteration.
     *
     * @param began seconds since the beginning of 1970; evaluations are put one after the other
     */
    public List<Scalar> curves(double began) {
        List<Scalar> curves = new ArrayList<>();
        for (Row row : rows) {
            row.of()
                    .ifPresent(e -> {
                        double at = began + row.seconds();
                        int step = e.iteration();
                        curves.add(new Scalar("search/score", step, row.score(), at));
                        curves.add(new Scalar("search/best", step, row.best(), at));
                        e.evaluation()
                                .metrics()
                                .forEach((name, value) ->
                                        curves.add(new Scalar("metric/" + name, step, value, at)));
                    });
        }
        return curves;
    }
}
