package org.seki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.Terminal.Typed;

/** Scores held against the truth of a table, from the command line. */
class CorrelateCommandTest {
    private static final String[] NASWOT = {
        "--evaluator", "zerocost",
        "--evaluator-option", "parts=naswot",
        "--evaluator-option", "channels=8",
        "--evaluator-option", "images=8",
        "--evaluator-option", "draws=1",
        "--evaluator-option", "reference=4"
    };

    @TempDir private Path folder;

    private static Path table() {
        return shared("nasbench201/nasbench201.csv");
    }

    private static Path shared(String file) {
        String shared = System.getProperty("seki.shared");
        assumeTrue(shared != null, "needs -Dseki.shared=…/shared");
        Path path = Path.of(shared, "data").resolve(file);
        assumeTrue(Files.exists(path), path + " is not here");
        return path;
    }

    private Typed type(String command, String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(options));
        all.addAll(List.of(more));
        all.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        return new Terminal(folder).type(all.toArray(String[]::new));
    }

    private Typed correlate(String... more) {
        return type("correlate", more, "--table", table().toString());
    }

    @Test
    void everyPartIsHeldAgainstTheTruthAndWhatIsScoredIsKept() throws IOException {
        Typed first =
                type(
                        "correlate",
                        NASWOT,
                        "--table",
                        table().toString(),
                        "--architectures",
                        "20",
                        "--json");
        assertThat(first.exit()).as(first.err()).isZero();
        JsonNode report = first.json();
        assertThat(report.get("architectures").asInt()).isEqualTo(20);
        assertThat(report.get("truth").asText()).contains("cifar10_val200", "nasbench201.csv");
        assertThat(report.get("parts").findValuesAsText("part"))
                .startsWith("score")
                .contains("naswot", "parameters", "macs");
        JsonNode score = report.get("parts").get(0).get("tau");
        JsonNode naswot = part(report, "naswot").get("tau");
        assertThat(score.get("tau").asDouble())
                .as("a rank orders as what it ranks")
                .isEqualTo(naswot.get("tau").asDouble())
                .isBetween(score.get("low").asDouble(), score.get("high").asDouble())
                .isPositive();
        assertThat(score.at("/without/tau").isMissingNode()).as("one part alone").isTrue();
        assertThat(part(report, "naswot").get("seconds").asDouble()).isPositive();
        assertThat(report.get("seconds_truth").isNull()).as("a table was asked").isTrue();

        Path scores = scores();
        String whole = Files.readString(scores);
        Files.writeString(scores, whole.substring(0, whole.length() - 30)); // a kill cut it short
        Typed second =
                type(
                        "correlate",
                        NASWOT,
                        "--table",
                        table().toString(),
                        "--architectures",
                        "20",
                        "--json");
        assertThat(second.json().get("parts").findValues("tau"))
                .isEqualTo(report.get("parts").findValues("tau"));
        assertThat(Files.readString(scores)).contains("\"genotype\"");
        assertThat(Files.readAllLines(scores).stream().filter(l -> l.endsWith("}")).count())
                .isEqualTo(20);
    }

    @Test
    void withoutATableTheTruthIsTrainedAndKept() throws IOException {
        String[] trained = {"--train", "4", "--architectures", "10", "--seed", "2", "--json"};
        String[] all = Stream.of(NASWOT, trained).flatMap(Stream::of).toArray(String[]::new);
        Typed first = type("correlate", all);
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.json().get("truth").asText()).contains("trained from scratch");
        assertThat(first.json().get("architectures").asInt()).isEqualTo(10);
        assertThat(first.json().get("seconds_truth").asDouble()).isPositive();
        List<Path> kept = kept();
        assertThat(kept).as("the truths' and the scores'").hasSize(2);
        Typed again = type("correlate", all);
        assertThat(again.json().get("parts")).isEqualTo(first.json().get("parts"));
        assertThat(again.err()).doesNotContain("Training from scratch");
    }

    @Test
    void saysWhatEachPartCostsAndAdds() {
        String[] options = NASWOT.clone();
        options[3] = "parts=naswot,synflow,parameters";
        String[] asked = {"--table", table().toString(), "--architectures", "20"};
        Typed told = type("correlate", options, asked);
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out())
                .contains("s each", "An evaluation takes", "the score without it", "what it adds");
        JsonNode report =
                type(
                                "correlate",
                                options,
                                Stream.of(asked, new String[] {"--json"})
                                        .flatMap(Stream::of)
                                        .toArray(String[]::new))
                        .json();
        double whole = part(report, "score").at("/tau/tau").asDouble();
        assertThat(part(report, "score").get("without").isNull()).isTrue();
        assertThat(part(report, "macs").get("without").isNull()).as("no part of it").isTrue();
        for (String name : List.of("naswot", "synflow", "parameters")) {
            JsonNode part = part(report, name);
            assertThat(part.get("seconds").asDouble()).as(name).isPositive();
            JsonNode without = part.get("without");
            assertThat(without.get("added").asDouble())
                    .as(name)
                    .isEqualTo(whole - without.at("/tau/tau").asDouble())
                    .isBetween(
                            without.get("ci95").get(0).asDouble(),
                            without.get("ci95").get(1).asDouble());
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("workspace/correlations"))) {
            return found.filter(p -> p.endsWith("scores.jsonl")).toList();
        }
    }

    @Test
    void aRunSaysHowFarItsOwnScoresWereFoundToRank() throws IOException {
        Path table = table();
        Typed searched = type("search", NASWOT, "--lambda", "1", "--gamma", "0", "--json");
        assertThat(searched.exit()).as(searched.err()).isZero();
        String run = searched.json().get("run").asText();
        String measure = "seki correlate --train 300 --run " + run;
        assertThat(show(run).out())
                .contains("not measured for this very run.", "`" + measure + "`");
        JsonNode untold = show(run, "--json").json().get("trust");
        assertThat(untold.get("measured").isNull()).isTrue();
        assertThat(untold.get("measure").asText()).isEqualTo(measure);
        Typed typed =
                type(
                        "correlate",
                        new String[] {"--run", run},
                        "--table",
                        table.toString(),
                        "--architectures",
                        "12");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out())
                .contains("How 12 architectures of nasbench201", "naswot", "best tenth");
        assertThat(Files.readString(folder.resolve("workspace/runs/" + run + "/trust.json")))
                .contains("\"architectures\" : 12", "cifar10_val200");
        assertThat(show(run).out())
                .contains("Trust in its score: Kendall τ", "12 architectures", "cifar10_val200")
                .doesNotContain("not measured");
        JsonNode told = show(run, "--json").json().get("trust");
        assertThat(told.get("measured").get("architectures").asInt()).isEqualTo(12);
        assertThat(told.get("measured").get("parts").get("naswot").isNumber()).isTrue();
        assertThat(told.get("measure").isNull()).isTrue();
    }

    private Typed show(String run, String... more) {
        return type("show", new String[] {run}, more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--architectures 5; 5 architectures say nothing about ranks.",
                "--architectures 99999; The table has 15625 architectures, not 99999.",
                "--truth mnist; mnist",
                "--space darts; is of the space nasbench201, not of darts",
                "--run nobody; nobody",
                "--evaluator zerocost --evaluator-option parts=luck; \"luck\"",
                "--evaluator oracle; No evaluator is called \"oracle\"."
            })
    void refusesInASentence(String options, String sentence) {
        Typed typed = correlate(options.split(" "));
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains(sentence).contains("next:");
        assertThat(folder.resolve("workspace/correlations")).doesNotExist();
    }

    /** Nothing can be searched by it, but scores can be held against it. */
    @Test
    void aTableThatWasOnlyTestedIsATruthToo() {
        String[] tested = {
            "--space",
            "darts",
            "--table",
            shared("darts/darts_random214.csv").toString(),
            "--architectures",
            "40",
            "--evaluator",
            "zerocost",
            "--evaluator-option",
            "parts=parameters",
            "--evaluator-option",
            "reference=8",
            "--json"
        };
        Typed refused = type("correlate", tested);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.error().get("message").asText())
                .isEqualTo(
                        "darts_random214.csv has no data set \"cifar10\"; did you mean"
                                + " cifar10_test_best? It has cifar10_test_best,"
                                + " cifar10_test_final.");
        Typed typed = type("correlate", tested, "--truth", "cifar10_test_best");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.json().get("truth").asText())
                .isEqualTo("cifar10_test_best of darts_random214.csv");
        assertThat(part(typed.json(), "parameters").get("tau").get("tau").asDouble())
                .isBetween(-0.2, 0.5);
    }

    private Path scores() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("workspace/correlations"))) {
            return files.filter(f -> f.endsWith("scores.jsonl")).findFirst().orElseThrow();
        }
    }

    private static JsonNode part(JsonNode report, String name) {
        for (JsonNode part : report.get("parts")) {
            if (part.get("part").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError(name + " is not among " + report);
    }
}
