package org.seki.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TableRow;
import org.seki.search.SearchRefused;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;

/**
 * The architectures of a measurement with their true values.
 *
 * @param told what the truth is, for people
 * @param id changes with anything that decides the values
 * @param secondsEach that one took here; empty where it was looked up
 */
record Truths(String told, String id, List<True> all, Optional<Double> secondsEach) {
    private static final long DRAW = 100;

    /** One architecture and what it is worth in truth. */
    record True(Architecture architecture, double value) {}

    Truths {
        all = List.copyOf(all);
    }

    /**
     * @throws SearchRefused in a sentence when the table is not of this space or not usable
     */
    static Truths of(Truth.Tabular truth, SearchSpace space, int architectures, Monitor monitor) {
        BenchmarkTable table = Studies.read(truth.file(), monitor);
        if (!table.space().id().equals(space.id())) {
            throw new SearchRefused(
                    "%s is of the space %s, not of %s."
                            .formatted(table.file(), table.space().id(), space.id()),
                    truth.file().toString(),
                    "Choose a table of the space whose scores are measured.");
        }
        TableDataSet dataset = dataset(truth, table);
        List<TableRow> rows = table.rows(dataset).collect(Collectors.toCollection(ArrayList::new));
        if (architectures > rows.size()) {
            throw new SearchRefused(
                    "The table has %d architectures, not %d.".formatted(rows.size(), architectures),
                    "architectures",
                    "Choose fewer.");
        }
        Collections.shuffle(rows, new Random(DRAW));
        return new Truths(
                "%s of %s".formatted(dataset.validation(), table.file()),
                table.sha256() + "\n" + truth.dataset(),
                rows.subList(0, architectures).stream()
                        .map(row -> new True(architecture(space, row), row.validation()))
                        .toList(),
                Optional.empty());
    }

    private static TableDataSet dataset(Truth.Tabular truth, BenchmarkTable table) {
        return table.truth(truth.dataset())
                .orElseThrow(() ->
                        new SearchRefused(
                                table.unknownTruth(truth.dataset()),
                                "truth",
                                "Choose one of the table's."));
    }

    private static Architecture architecture(SearchSpace space, TableRow row) {
        return switch (space.read(row.genotype())) {
            case GenotypeReading.Read read -> read.architecture();
            case GenotypeReading.Fault fault ->
                    throw new IllegalStateException("the table's own genotype: " + fault);
        };
    }

    /**
     * Scores of an evaluator that trains, in the same order.
     *
     * @param id of the evaluator with its options
     */
    static Truths of(List<Architecture> drawn, List<Scored> trained, String told, String id) {
        return new Truths(
                told,
                id,
                IntStream.range(0, drawn.size())
                        .mapToObj(i -> new True(drawn.get(i), trained.get(i).score()))
                        .toList(),
                Optional.of(trained.stream().mapToDouble(Scored::seconds).average().orElse(0)));
    }

    List<Architecture> architectures() {
        return all.stream().map(True::architecture).toList();
    }

    double[] values() {
        return all.stream().mapToDouble(True::value).toArray();
    }

    /** Distinct functions, so that nothing is trained twice. */
    static List<Architecture> drawn(SearchSpace space, int architectures) {
        SplittableRandom random = new SplittableRandom(DRAW);
        Map<String, Architecture> distinct = new LinkedHashMap<>();
        while (distinct.size() < architectures) {
            Architecture one = space.sample(random);
            distinct.putIfAbsent(one.canonical(), one);
        }
        return List.copyOf(distinct.values());
    }
}
