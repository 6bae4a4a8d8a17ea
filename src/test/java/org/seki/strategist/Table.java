package org.seki.strategist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;

/** A benchmark's table by function, and the plainest loop that asks a strategist over it. */
record Table(SearchSpace space, List<String> columns, Map<String, double[]> rows) {
    static Table read(SearchSpace space, String file, List<String> columns) {
        assumeTrue(System.getProperty("seki.shared") != null, "needs -Dseki.shared=…/shared");
        Path path = Path.of(System.getProperty("seki.shared"), "data", file);
        assumeTrue(Files.exists(path), path + " is not here");
        Map<String, double[]> rows = new HashMap<>();
        try (var reader = Files.newBufferedReader(path)) {
            for (CSVRecord row :
                    CSVFormat.DEFAULT
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .get()
                            .parse(reader)) {
                rows.putIfAbsent(
                        parse(space, row.get("arch")).canonical(),
                        columns.stream()
                                .mapToDouble(column -> Double.parseDouble(row.get(column)))
                                .toArray());
            }
        } catch (IOException e) {
            return abort(path + " could not be read: " + e.getMessage());
        }
        return new Table(space, columns, rows);
    }

    static Architecture parse(SearchSpace space, String text) {
        return ((GenotypeReading.Read) space.read(text)).architecture();
    }

    double value(Architecture architecture, String column) {
        return rows.get(architecture.canonical())[columns.indexOf(column)];
    }

    /** The first n distinct functions that a strategist has evaluated from nothing. */
    List<Known> run(Strategist strategist, String column, int n, long seed) {
        var evaluated = new ArrayList<Known>();
        for (int i = 1; i <= n; i++) {
            var context =
                    new Context(
                            space,
                            Stage.SELF_EVOLUTION,
                            i,
                            evaluated.stream().max(Comparator.comparingDouble(Known::score)),
                            List.of(),
                            evaluated,
                            List.of(),
                            List.of());
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + i);
            Reply reply = (Reply) strategist.propose(context, random, Listener.NONE);
            Architecture proposed = parse(space, reply.text());
            assertThat(evaluated)
                    .extracting(known -> known.architecture().canonical())
                    .doesNotContain(proposed.canonical());
            evaluated.add(new Known(i, proposed, value(proposed, column), Map.of(), false, false));
        }
        return evaluated;
    }

    /** Mean over seeds of {@code report} for the best by {@code column} among the first n. */
    double[] study(Strategist strategist, String column, String report, int seeds, int... budgets) {
        double[] sum = new double[budgets.length];
        List<List<Known>> runs =
                IntStream.range(0, seeds)
                        .parallel()
                        .mapToObj(s -> run(strategist, column, budgets[budgets.length - 1], s))
                        .toList();
        for (List<Known> run : runs) {
            for (int b = 0; b < budgets.length; b++) {
                Optional<Known> best =
                        run.subList(0, budgets[b]).stream()
                                .max(Comparator.comparingDouble(Known::score));
                sum[b] += value(best.orElseThrow().architecture(), report) / seeds;
            }
        }
        return sum;
    }
}
