package org.seki.evaluation.tabular;

import static org.seki.evaluation.tabular.TableHeader.ARCHITECTURE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/** The rows of a table as they come in, each checked against those before. */
final class TableRows {
    private record Entry(long row, List<Double> measurements) {}

    private final TableHeader header;
    private final List<String> measured;
    private final int[] places;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> byFunction = new HashMap<>();
    private Optional<SearchSpace> space = Optional.empty();

    TableRows(TableHeader header) {
        this.header = header;
        measured = header.measured();
        places = measured.stream().mapToInt(header.columns()::indexOf).toArray();
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
        String text = record.get(header.columns().indexOf(ARCHITECTURE));
        Architecture architecture = architecture(row, text);
        Entry entry = new Entry(row, measurements(record));
        Entry before = entries.putIfAbsent(architecture.genotype(), entry);
        if (before == null) {
            byFunction.putIfAbsent(architecture.canonical(), architecture.genotype());
        } else {
            refuseDisagreement(before, entry);
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
                            ARCHITECTURE,
                            "%s at character %d".formatted(fault.found(), fault.position()),
                            fault.expected()
                                    + fault.nearest().map(n -> " (nearest: " + n + ")").orElse("")
                                    + space.map(s -> " in " + s.title()).orElse(""));
        };
    }

    private List<Double> measurements(CSVRecord record) throws BadTable {
        List<Double> measurements = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            String text = record.get(places[i]);
            double number = number(text);
            measurements.add(number);
            if (!Double.isFinite(number)) {
                String found = text.isEmpty() ? "nothing" : "\"" + text + "\"";
                throw new BadTable(record.getRecordNumber(), measured.get(i), found, "a number");
            }
        }
        return List.copyOf(measurements);
    }

    /** NaN for what is none. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void refuseDisagreement(Entry before, Entry entry) throws BadTable {
        for (int i = 0; i < measured.size(); i++) {
            if (!entry.measurements.get(i).equals(before.measurements.get(i))) {
                throw new BadTable(
                        entry.row,
                        measured.get(i),
                        String.valueOf(entry.measurements.get(i)),
                        "%s as in row %d, which has the same architecture"
                                .formatted(before.measurements.get(i), before.row));
            }
        }
    }

    BenchmarkTable table(String file) throws BadTable {
        SearchSpace of =
                space.orElseThrow(
                        () -> new BadTable(1, "", "a header alone", "rows of architectures"));
        Map<String, List<Double>> measurements = new LinkedHashMap<>();
        entries.forEach((genotype, entry) -> measurements.put(genotype, entry.measurements));
        return new BenchmarkTable(file, of, header, measurements, byFunction);
    }
}
