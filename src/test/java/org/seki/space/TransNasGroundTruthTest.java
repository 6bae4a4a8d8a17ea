package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All rows of the published tables of both spaces. */
class TransNasGroundTruthTest {
    @Test
    void everyMicroTextComesBackAsItWas() {
        SearchSpace space = new TransNasMicroSpace();
        Set<String> texts = new HashSet<>();
        Set<String> functions = new HashSet<>();
        for (CSVRecord row : SharedData.table("transnas101/transnas101_micro.csv")) {
            Architecture architecture = SharedData.read(space, row.get("arch"));
            assertEquals(row.get("arch"), architecture.genotype());
            texts.add(row.get("arch"));
            functions.add(architecture.canonical());
        }
        assertEquals(4096, texts.size());
        assertEquals(1229, functions.size());
        assertEquals(
                texts,
                space.every()
                        .orElseThrow()
                        .map(Architecture::genotype)
                        .collect(Collectors.toSet()));
    }

    /** The tables count in millions, to seven digits; their flops add normalisation and ReLU. */
    @ParameterizedTest
    @CsvSource({
        "micro, class_scene, 63, 711",
        "micro, class_object, 100, 711",
        "micro, room_layout, 9, 711",
        "macro, class_scene, 63, 662",
        "macro, class_object, 100, 662",
        "macro, room_layout, 9, 725"
    })
    void parametersOfEveryRow(String size, String task, int classes, int rows) {
        SearchSpace space = Spaces.of("transnas-" + size).orElseThrow();
        NetworkShape shape = new NetworkShape(64, 2, classes, 3, 256);
        int seen = 0;
        for (CSVRecord row :
                SharedData.table("transnas101/transnas101_" + size + "_zerocost.csv")) {
            if (row.get("task").equals(task)) {
                String text = row.get("arch");
                Architecture architecture = SharedData.read(space, text);
                assertEquals(text, architecture.genotype());
                Diagnosis diagnosis = space.diagnose(architecture, shape);
                double parameters = Double.parseDouble(row.get("params"));
                assertEquals(parameters, diagnosis.parameters() / 1e6, parameters * 1e-6, text);
                double flops = Double.parseDouble(row.get("flops"));
                double share = diagnosis.macs() / 1e6 / flops;
                assertTrue(share > 0.85 && share < 1, text + ": " + share);
                seen++;
            }
        }
        assertEquals(rows, seen);
    }

    @Test
    void macroSpaceHas3256Architectures() {
        SearchSpace space = new TransNasMacroSpace();
        Set<String> texts = new HashSet<>();
        space.every()
                .orElseThrow()
                .forEach(a -> texts.add(SharedData.read(space, a.genotype()).genotype()));
        assertEquals(3256, texts.size());
    }
}
