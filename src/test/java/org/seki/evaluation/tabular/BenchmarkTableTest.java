package org.seki.evaluation.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.SealedTest;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.SearchSpace;

class BenchmarkTableTest {
    private static final String A =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|nor_conv_3x3~2|";
    private static final String B =
            "|skip_connect~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
    private static final String HEADER = "arch,cifar10_val200,cifar10_test200\n";

    @TempDir Path folder;

    /** What is wrong with a file, and what is said of it. */
    private record Bad(String text, long row, String column, String found, String expected) {}

    static List<Bad> bad() {
        String semicolons = HEADER.replace(',', ';') + A + ";90;91\n";
        String tabs = HEADER.replace(',', '\t') + A + "\t90\t91\n";
        return List.of(
                new Bad("", 0, "", "an empty file", "a row of column names"),
                new Bad(HEADER, 1, "", "a header alone", "rows of architectures"),
                new Bad(semicolons, 1, "", "one column, with semicolons", "commas"),
                new Bad(tabs, 1, "", "one column, with tabs", "commas"),
                new Bad("architecture,cifar10_val200\n", 1, "arch", "no such", "nearest: arch"),
                new Bad("name,cifar10_val200\n", 1, "arch", "no such", "texts under this name"),
                new Bad("arch,accuracy\n", 1, "", "no validation column", "NAME_val"),
                new Bad("arch,task,accuracy\n", 1, "", "no validation column", "val_final"),
                new Bad("normal,x_val\n", 1, "arch", "no such column", "texts under this name"),
                new Bad("arch,x_val,x_val\n", 1, "x_val", "this name twice", "each name once"),
                new Bad(HEADER + A + ",90\n", 2, "", "2 columns", "3 as in the header"),
                new Bad(HEADER + A + ",90,91,92\n", 2, "", "4 columns", "3 as in the header"),
                new Bad(HEADER + A + ",90,91\n" + B + ",1", 3, "", "2 columns", "cut short"),
                new Bad(HEADER + A + ",90,91\n|skip_conn", 3, "", "1 columns", "cut short"),
                new Bad(HEADER + A + ",NaN,91\n", 2, "cifar10_val200", "\"NaN\"", "a number"),
                new Bad(HEADER + A + ",90,\n", 2, "cifar10_test200", "nothing", "a number"),
                new Bad(HEADER + A + ",90,91 %\n", 2, "cifar10_test200", "\"91 %\"", "a number"),
                new Bad(HEADER + A + ",Infinity,9\n", 2, "cifar10_val200", "Infinity", "a number"),
                new Bad(HEADER + "\n" + A + ",n/a,9\n", 3, "cifar10_val200", "n/a", "a number"),
                new Bad(
                        HEADER + A.replace("3x3~2|", "3x4~2|") + ",1,2\n",
                        2,
                        "arch",
                        "\"nor_conv_3x4\" at character 56",
                        "nearest: nor_conv_3x3"),
                new Bad(
                        "normal,reduce,x_val\nsep_conv_3x3@0 sep_conv_3@1|,,1\n",
                        2,
                        "normal, reduce",
                        "\"sep_conv_3\" at character 40",
                        "nearest: sep_conv_3x3"),
                new Bad(
                        "task,arch,val_final\na," + A + ",1\nb," + A + ",2\na," + A + ",3\n",
                        4,
                        "a_val_final",
                        "3.0",
                        "1.0 as in row 2"),
                new Bad(HEADER + "resnet,90,91\n", 2, "arch", "\"resnet\"", "Genotype"),
                new Bad(
                        HEADER + A + ",90,91\n" + B + ",9,9\n" + A + ",90,91.5\n",
                        4,
                        "cifar10_test200",
                        "91.5",
                        "91.0 as in row 2"),
                new Bad(HEADER + "\"" + A + ",90,91\n", 0, "", "", "a CSV file"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theFirstFaultIsNamedWithItsPlace(Bad bad) throws IOException {
        TableReading.Fault fault = fault(write(bad.text));
        assertEquals(bad.row, fault.row(), fault.sentence());
        assertEquals(bad.column, fault.column(), fault.sentence());
        assertTrue(fault.found().contains(bad.found), fault.sentence());
        assertTrue(fault.expected().contains(bad.expected), fault.sentence());
    }

    @Test
    void whatIsNoTextFileIsNamed() throws IOException {
        assertEquals("a folder", fault(folder).found());
        assertEquals("no file", fault(folder.resolve("absent.csv")).found());
        for (String start : List.of("BZh91AY", "PK\u0003\u0004", "\u0080\u0002}q")) {
            Path pickle = folder.resolve("table.pth");
            Files.write(pickle, start.getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(fault(pickle).sentence().contains("a Python pickle"));
        }
        Path bytes = Files.write(folder.resolve("bytes.csv"), new byte[] {'a', (byte) 0xff, 1, 2});
        assertEquals("bytes that are not text", fault(bytes).found());
    }

    @Test
    void sameRowTwiceIsOneArchitecture() throws IOException {
        String row = A + ",90,91\n";
        BenchmarkTable table = read(write("\ufeff" + HEADER + row + "\r\n" + row));
        assertEquals(1, table.architectures());
    }

    @Test
    void rowsOfDifferentSetsMayDisagree() throws IOException {
        BenchmarkTable table =
                read(write("set,arch,x_val\na," + A + ",1\nb," + A + ",2\nb," + B + ",3\n"));
        assertEquals(1, evaluator(table, "x").evaluate(architecture(A), Monitor.NONE).score());
        assertEquals(
                "2.0 as in row 3, which has the same architecture",
                fault(write("set,arch,x_val\na," + B + ",1\nb," + A + ",2\nb," + A + ",3\n"))
                        .expected());
    }

    @Test
    void aTableWithOneRowAFunctionAnswersForItsOtherTexts() throws IOException {
        BenchmarkTable table = read(write(HEADER + B + ",90,91\n"));
        TabularEvaluator evaluator = evaluator(table, "cifar10");
        String same = "|none~0|+|none~0|none~1|+|skip_connect~0|skip_connect~1|none~2|";
        assertEquals(90, evaluator.evaluate(architecture(same), Monitor.NONE).score());
        NotInTable absent =
                assertThrows(
                        NotInTable.class, () -> evaluator.evaluate(architecture(A), Monitor.NONE));
        assertTrue(absent.getMessage().contains(A), absent.getMessage());
    }

    @Test
    void longestTrainingHasThePlainName() throws IOException {
        BenchmarkTable table =
                read(
                        write(
                                "arch,x_val12,x_val200_run,x_val200,x_test12,x_test200,y_val\n"
                                        + A
                                        + ",1,2,3,4,5,6"));
        assertEquals(
                List.of(
                        new TableDataSet("y", "y_val", Optional.empty()),
                        new TableDataSet("x", "x_val200", Optional.of("x_test200")),
                        new TableDataSet("x@12", "x_val12", Optional.of("x_test12")),
                        new TableDataSet("x@200_run", "x_val200_run", Optional.empty())),
                table.dataSets());
    }

    @Test
    void readingStopsWhenCancelled() throws IOException {
        Path file = write(HEADER + (A + ",90,91\n").repeat(5_000));
        Monitor cancelled =
                new Monitor() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }

                    @Override
                    public void progress(Progress progress) {}

                    @Override
                    public void sample(Sample sample) {}
                };
        assertThrows(CancellationException.class, () -> BenchmarkTable.read(file, cancelled));
    }

    @Test
    void publishedTablesOfTransNasBench101() {
        BenchmarkTable micro = SharedTables.read("transnas101/transnas101_micro.csv");
        assertEquals("transnas-micro", micro.space().id());
        assertEquals(4096, micro.architectures());
        assertEquals(1229, micro.functions());
        assertEquals(
                "class_scene class_object room_layout jigsaw segmentsemantic normal autoencoder",
                names(micro));
        TableDataSet rooms = micro.dataSet("room_layout").orElseThrow();
        assertEquals(Optional.empty(), micro.holes(rooms));
        assertEquals(4096, micro.rows(rooms).count());
        assertEquals(Optional.empty(), micro.rows(rooms).findFirst().orElseThrow().test());

        BenchmarkTable macro = SharedTables.read("transnas101/transnas101_macro_zerocost.csv");
        assertEquals("transnas-macro", macro.space().id());
        assertEquals(725, macro.architectures());
        assertEquals(
                "class_scene class_object room_layout jigsaw segmentsemantic normal autoencoder",
                names(macro));
        TableDataSet scenes = macro.dataSet("class_scene").orElseThrow();
        assertEquals(662, macro.rows(scenes).count());
        assertEquals(
                "transnas101_macro_zerocost.csv has 662 architectures of TransNAS-Bench-101 macro"
                        + " on class_scene, 2,594 are missing: use it through a surrogate.",
                macro.holes(scenes).orElseThrow());
    }

    @Test
    void publishedTablesOfDarts() {
        BenchmarkTable predicted = SharedTables.read("darts/nasbench301_zerocost.csv");
        assertEquals("darts", predicted.space().id());
        assertEquals("nb301_surrogate", names(predicted));
        assertEquals(1218, predicted.architectures());
        assertEquals(
                predicted.architectures(), predicted.rows(predicted.dataSets().getFirst()).count());
        BenchmarkTable measured = SharedTables.read("darts/darts_random214.csv");
        assertEquals(List.of(), measured.dataSets());
        assertEquals(214, measured.of("cifar10_test_final").size());
        assertTrue(measured.unknown("cifar10").contains("nothing in it to search by"));
    }

    private static String names(BenchmarkTable table) {
        return table.dataSets().stream().map(TableDataSet::name).collect(Collectors.joining(" "));
    }

    @Test
    void publishedTableOfNasBench201() {
        BenchmarkTable table = SharedTables.read("nasbench201/nasbench201.csv");
        assertEquals("NAS-Bench-201", table.space().title());
        assertEquals(15_625, table.architectures());
        assertEquals(6_466, table.functions());
        assertEquals(27, table.columns().size());
        TabularEvaluator cifar100 = evaluator(table, "cifar100");
        Evaluation textbook = cifar100.evaluate(table.space().textbook(), Monitor.NONE);
        assertEquals(73.4933, textbook.score());
        assertEquals(73.5133, textbook.test().map(SealedTest::open).orElseThrow());
        assertEquals("sealed", textbook.test().orElseThrow().toString());
        assertEquals(
                47.3111,
                table.rows(table.dataSet("imagenet16").orElseThrow())
                        .mapToDouble(row -> row.test().orElseThrow().open())
                        .max()
                        .orElseThrow(),
                1e-3);
        String unknown = table.unknown("cifar 10");
        assertTrue(
                unknown.startsWith(
                        "nasbench201.csv has no data set \"cifar 10\"; did you mean cifar10? It has"),
                unknown);
    }

    private static TabularEvaluator evaluator(BenchmarkTable table, String dataSet) {
        return new TabularEvaluator(table, table.dataSet(dataSet).orElseThrow());
    }

    private static Architecture architecture(String genotype) {
        SearchSpace space = new NasBench201Space();
        return ((GenotypeReading.Read) space.read(genotype)).architecture();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text, StandardCharsets.UTF_8);
    }

    private static BenchmarkTable read(Path file) {
        return ((TableReading.Read) BenchmarkTable.read(file, Monitor.NONE)).table();
    }

    private static TableReading.Fault fault(Path file) {
        return (TableReading.Fault) BenchmarkTable.read(file, Monitor.NONE);
    }
}
