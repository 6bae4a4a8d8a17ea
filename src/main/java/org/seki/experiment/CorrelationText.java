package org.seki.experiment;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.seki.experiment.CorrelationReport.Part;
import org.seki.experiment.CorrelationReport.Point;

/** A rank correlation as text that other programs read. */
public final class CorrelationText {
    private CorrelationText() {}

    /** A row for each architecture: what it is worth in truth, and every part's score. */
    public static String csv(CorrelationReport report) {
        List<String> parts = report.parts().stream().map(Part::part).toList();
        List<String> head = new ArrayList<>(List.of("genotype", "truth", "best_tenth", "seconds"));
        head.addAll(parts);
        StringWriter text = new StringWriter();
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader(head.toArray(String[]::new))
                        .get();
        Set<Point> best = new HashSet<>(report.best());
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            for (Point point : report.points()) {
                List<Object> row =
                        new ArrayList<>(
                                List.of(
                                        point.genotype(),
                                        point.truth(),
                                        best.contains(point),
                                        point.seconds()));
                parts.forEach(part -> row.add(point.scores().get(part)));
                csv.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }
}
