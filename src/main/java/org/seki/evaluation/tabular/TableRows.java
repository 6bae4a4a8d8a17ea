package org.seki.evaluation.tabular;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/** The rows of a table as they come in, each checked against those before. */
final class TableRows {
    private record Measurement(double value, long row, String set) {}

    private final TableHeader header;

    /** By column as in a wide table, then by genotype. */
    private final Map<String, Map<String, Measurement>> measurements = new LinkedHashMap<>();

    /** By genotype, its canonical form. */
    private final Map<String, String> functions = new LinkedHashMap<>();

    private Optional<SearchSpace> space = Optional.empty();

    TableRows(TableHeader header) {
        this.header = header;
    }

    void add(CSVRecord record) throws BadTable {
        long row = record.getRecordNumber();
        if (record.size() == 1 && record.get(0).isEmpty()) {
            return;
        }
        if (record.size() != header.columns().size()) {
            throw new BadTable(
                    row,
                    "",
                    record.size() + " columns",
                    "%d as in the header; a file cut short ends like this"
                            .formatted(header.columns().size()));
        }
        Architecture architecture = architecture(row, header.genotype(record));
        String genotype = architecture.genotype();
        functions.computeIfAbsent(genotype, g -> architecture.canonical());
        for (Map.Entry<String, String> cell : header.measurements(record).entrySet()) {
            double value = number(row, cell.getKey(), cell.getValue());
            Measurement now = new Measurement(value, row, header.set(record));
            Measurement before =
                    measurements
                            .computeIfAbsent(cell.getKey(), column -> new LinkedHashMap<>())
                            .putIfAbsent(genotype, now);
            if (before != null && before.value != now.value && before.set.equals(now.set)) {
                throw new BadTable(
                        row,
                        cell.getKey(),
                        String.valueOf(now.value),
                        "%s as in row %d, which has the same architecture"
                                .formatted(before.value, before.row));
            }
        }
    }

    private Architecture architecture(long row, String text) throws BadTable {
        GenotypeReading reading = space.map(s -> s.read(text)).orElseGet(() -> Spaces.read(text));
        return switch (reading) {
            case GenotypeReading.Read read -> {
                space = Optional.of(read.architecture().space());
                yield read.architecture();
            }
            case GenotypeReading.Fault fault ->
                    throw new BadTable(
                            row,
                            header.architectureColumn(),
                            "%s at character %d".formatted(fault.found(), fault.position()),
                            fault.expected()
                                    + fault.nearest().map(n -> " (nearest: " + n + ")").orElse("")
                                    + space.map(s -> " in " + s.title()).orElse(""));
        };
    }

    private static double number(long row, String column, String text) throws BadTable {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for what is not finite
        }
        throw new BadTable(
                row, column, text.isEmpty() ? "nothing" : "\"" + text + "\"", "a number");
    }

    /**
     * @param sha256 of the file, hexadecimal
     */
    BenchmarkTable table(String file, String sha256) throws BadTable {
        SearchSpace of =
                space.orElseThrow(
                        () -> new BadTable(1, "", "a header alone", "rows of architectures"));
        Map<String, Map<String, Double>> values = new LinkedHashMap<>();
        measurements.forEach((column, byGenotype) -> {
            Map<String, Double> numbers = new LinkedHashMap<>();
            byGenotype.forEach((genotype, m) -> numbers.put(genotype, m.value));
            values.put(column, numbers);
        });
        return new BenchmarkTable(file, sha256, of, header.columns(), values, functions);
    }
}
