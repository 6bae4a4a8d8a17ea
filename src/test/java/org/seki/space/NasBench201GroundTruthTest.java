package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All 15,625 rows of the published table. */
class NasBench201GroundTruthTest {
    private static final String TABLE = "nasbench201/nasbench201.csv";
    private final NasBench201Space space = new NasBench201Space();

    @Test
    void everyTextComesBackAsItWas() {
        for (CSVRecord row : SharedData.table(TABLE)) {
            String text = row.get("arch");
            assertEquals(text, SharedData.read(space, text).genotype());
        }
    }

    @Test
    void canonicalFormHoldsTheSame6466FunctionsApart() {
        Map<String, String> isomorphOf = new HashMap<>();
        Map<String, String> canonicalOf = new HashMap<>();
        for (CSVRecord row : SharedData.table(TABLE)) {
            String canonical = SharedData.read(space, row.get("arch")).canonical();
            String isomorph = row.get("isomorph");
            assertEquals(isomorph, isomorphOf.computeIfAbsent(canonical, c -> isomorph));
            assertEquals(canonical, canonicalOf.computeIfAbsent(isomorph, i -> canonical));
        }
        assertEquals(6466, canonicalOf.size());
    }

    @ParameterizedTest
    @CsvSource({"cifar10, 10, 32", "cifar100, 100, 32", "imagenet16, 120, 16"})
    void parametersAndMultiplyAddsOfEveryRow(String dataset, int classes, int size) {
        NetworkShape shape = new NetworkShape(16, 5, classes, 3, size);
        for (CSVRecord row : SharedData.table(TABLE)) {
            Architecture architecture = SharedData.read(space, row.get("arch"));
            Diagnosis diagnosis = space.diagnose(architecture, shape);
            assertEquals(row.get(dataset + "_params"), "" + diagnosis.parameters());
            assertEquals(row.get(dataset + "_macs"), "" + diagnosis.macs());
        }
    }
}
