package org.seki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.Terminal.Typed;

/** Searches on benchmark tables from the command line: validation to search by, test sealed. */
class TableSearchTest {
    @TempDir private Path folder;

    private static Path shared(String file) {
        String shared = System.getProperty("seki.shared");
        assumeTrue(shared != null, "needs -Dseki.shared=…/shared");
        Path path = Path.of(shared, "data").resolve(file);
        assumeTrue(Files.exists(path), path + " is not here");
        return path;
    }

    private Typed search(Path table, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "search",
                                "--evaluator",
                                "table",
                                "--evaluator-option",
                                "file=" + table));
        arguments.addAll(List.of(more));
        return type(arguments.toArray(String[]::new));
    }

    private Typed type(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = folder.resolve("workspace").toString();
        return new Terminal(folder).type(all);
    }

    @Test
    void theTestMetricIsSealedUntilSomebodyUnsealsIt() throws SQLException {
        Path table = shared("nasbench201/nasbench201.csv");
        Typed typed = search(table, "--dataset", "cifar100", "--json", "--seed", "3");
        assertThat(typed.exit()).as(typed.err()).isZero();
        JsonNode report = typed.json();
        assertThat(report.get("test").asText()).isEqualTo("sealed");
        assertThat(report.get("best").get("test").isNull()).isTrue();
        assertThat(report.get("evaluations").asInt()).isEqualTo(51);
        assertThat(typed.err()).doesNotContain("test200");
        String run = report.get("run").asText();
        assertThat(type("show", run).out())
                .contains("Scores are looked up")
                .doesNotContain("test", "not measured");
        assertThat(type("resume", run).out()).contains("sealed; once the run has finished");

        JsonNode unsealed = type("unseal", run, "--json").json();
        JsonNode best = unsealed.get("best");
        assertThat(best.get("genotype")).isEqualTo(report.get("best").get("genotype"));
        assertThat(best.get("test").asDouble()).isBetween(70.0, 73.6);
        assertThat(unsealed.get("tests")).hasSize(51);
        assertThat(type("unseal", run).exit()).isZero();
        assertThat(seals(run)).as("journaled once").isEqualTo(1);
        JsonNode again = type("resume", run, "--json").json();
        assertThat(again.get("test").asText()).isEqualTo("unsealed");
        assertThat(again.get("best").get("test")).isEqualTo(best.get("test"));
        assertThat(again.get("state").asText()).isEqualTo("finished");
    }

    private int seals(String run) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("workspace/workspace.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT count(*) FROM event WHERE type = 'unsealed' AND run_id = '%s'"
                                        .formatted(run))) {
            return row.getInt(1);
        }
    }

    @Test
    void aTableThatLeavesOutIsSearchedThroughASurrogateThatSaysSo() {
        Path predicted = shared("darts/nasbench301_zerocost.csv");
        Path tested = shared("darts/darts_random214.csv");
        String[] more = {"--space", "darts", "--dataset", "nb301_surrogate", "--json"};
        assertThat(search(predicted, more).error().get("next").asText()).contains("surrogate");
        Typed typed =
                type(
                        "search",
                        "--evaluator",
                        "surrogate",
                        "--evaluator-option",
                        "file=" + predicted,
                        "--evaluator-option",
                        "tested=" + tested,
                        "--evaluator-option",
                        "column=cifar10_test_final",
                        "--space",
                        "darts",
                        "--dataset",
                        "nb301_surrogate",
                        "--strategist",
                        "evolution",
                        "--lambda",
                        "6",
                        "--gamma",
                        "0");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("Kendall τ", "cifar10_test_final", "sealed");
    }

    @Test
    void everyTaskOfTransNasBench101IsSearched() {
        Path table = shared("transnas101/transnas101_micro.csv");
        Typed typed =
                search(
                        table,
                        "--space",
                        "transnas-micro",
                        "--dataset",
                        "normal",
                        "--quick",
                        "--json");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.json().get("test").asText()).isEqualTo("none");
        String run = typed.json().get("run").asText();
        assertThat(type("unseal", run).err()).contains("has no test metric");
    }

    @Test
    void aRunIsNotResumedOnOtherMeasurements() throws IOException {
        Path copy = Files.copy(shared("nasbench201/nasbench201.csv"), folder.resolve("t.csv"));
        Typed typed = search(copy, "--dataset", "cifar10", "--quick", "--json");
        Files.writeString(copy, Files.readString(copy).replaceFirst("\n0,", "\n00,"));
        Typed resumed = type("resume", typed.json().get("run").asText());
        assertThat(resumed.exit()).isEqualTo(2);
        assertThat(resumed.err()).contains("has changed since", "t.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "--dataset cifar11, cifar10",
        "--dataset cifar10 --space darts, nasbench201",
        "--dataset cifar10 --evaluator-option speed=1, no option",
        "--dataset cifar10 --evaluator-option file=nowhere.csv, no file",
    })
    void whatCannotBeSearchedIsRefused(String more, String sentence) {
        Typed typed = search(shared("nasbench201/nasbench201.csv"), more.split(" "));
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(type("search", "--evaluator", "tables").err()).contains("Choose supernet");
        assertThat(typed.err()).contains(sentence);
        assertThat(folder.resolve("workspace")).doesNotExist();
    }
}
