package org.seki;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.Terminal.Typed;

class CommandLineTest {
    private static final String DARTS_V2 =
            "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1),"
                    + " ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0),"
                    + " ('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0),"
                    + " ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0),"
                    + " ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5])";

    /** A supernet that trains in seconds: what it is worth does not matter here. */
    private static final List<String> TINY =
            List.of(
                    "--evaluator-option", "steps=6",
                    "--evaluator-option", "batch=8",
                    "--evaluator-option", "channels=8",
                    "--evaluator-option", "held=40",
                    "--evaluator-option", "reference=4");

    @TempDir Path folder;

    private Terminal terminal;
    private String workspace;

    @BeforeEach
    void start() {
        terminal = new Terminal(folder);
        workspace = folder.resolve("workspace").toString();
    }

    private Typed search(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("search", "--quick", "--json", "--workspace", workspace));
        arguments.addAll(TINY);
        arguments.addAll(List.of(more));
        return terminal.type(arguments.toArray(String[]::new));
    }

    @Test
    void describesThePublishedNetwork() {
        JsonNode d = terminal.type("describe", DARTS_V2, "--json").json();
        assertAll(
                () -> assertEquals("darts", d.get("space").asText()),
                () -> assertEquals(3_349_342, d.get("parameters").asLong()),
                () -> assertTrue(d.get("valid").asBoolean()),
                () -> assertEquals(5, d.get("skips").asInt()),
                () ->
                        assertTrue(
                                d.has("canonical")
                                        && d.has("genotype")
                                        && d.has("macs")
                                        && d.has("depth")));
    }

    @Test
    void drawsACell() {
        String text = terminal.type("describe", DARTS_V2).out();
        assertTrue(
                text.contains("normal cell")
                        && text.contains("sep_conv_3x3")
                        && text.contains("3,349,342"),
                text);
    }

    @Test
    void searchesShowsAndResumes() {
        Typed typed = search("--seed", "3", "--lambda", "2", "--gamma", "1");
        assertEquals(0, typed.exit(), typed.err());
        JsonNode run = typed.json();
        for (String key :
                List.of(
                        "run",
                        "space",
                        "dataset",
                        "strategist",
                        "evaluator",
                        "seed",
                        "evaluations",
                        "best",
                        "random_median")) {
            assertTrue(run.hasNonNull(key), key);
        }
        for (String key : List.of("total", "supernet", "evaluation", "strategist")) {
            assertTrue(run.get("seconds").hasNonNull(key), key);
        }
        for (String key : List.of("genotype", "score", "parameters", "macs")) {
            assertTrue(run.get("best").hasNonNull(key), key);
        }
        assertEquals(7, run.get("evaluations").asInt());
        String id = run.get("run").asText();
        assertEquals(0, terminal.type("describe", run.get("best").get("genotype").asText()).exit());

        JsonNode listed =
                terminal.type("runs", "--json", "--workspace", workspace).json().get("runs");
        assertEquals(id, listed.get(0).get("run").asText());
        assertEquals("finished", listed.get(0).get("state").asText());

        JsonNode shown = terminal.type("show", id, "--json", "--workspace", workspace).json();
        assertEquals(7, shown.get("iterations").size());
        assertEquals("evaluated", shown.get("iterations").get(0).get("outcome").asText());
        assertEquals(2, shown.get("settings").get("lambda").asInt());

        Typed again = terminal.type("resume", id, "--json", "--workspace", workspace);
        assertEquals(0, again.exit(), again.err());
        assertEquals(run.get("best"), again.json().get("best"));
    }

    @Test
    void theSameSeedGivesTheSameSearch() {
        JsonNode first = search("--seed", "5", "--lambda", "1", "--gamma", "1").json();
        JsonNode second = search("--seed", "5", "--lambda", "1", "--gamma", "1").json();
        assertEquals(first.get("best"), second.get("best"));
        assertFalse(first.get("run").equals(second.get("run")));
    }

    @Test
    void aRunDoesNotGoOnOverOtherImages() throws IOException {
        Path images = folder.resolve("noise");
        List<String> search =
                List.of(
                        "search",
                        "--space",
                        "nasbench201",
                        "--dataset",
                        ColouredNoise.in(images),
                        "--evaluator",
                        "zerocost",
                        "--strategist",
                        "random",
                        "--lambda",
                        "1",
                        "--gamma",
                        "1",
                        "--json",
                        "--workspace",
                        workspace);
        Typed typed = terminal.type(search.toArray(String[]::new));
        assertEquals(0, typed.exit(), typed.err());
        String id = typed.json().get("run").asText();
        assertEquals(0, terminal.type("resume", id, "--workspace", workspace).exit());
        Path batch = images.resolve("data_batch_3.bin");
        byte[] bytes = Files.readAllBytes(batch);
        bytes[77]++;
        Files.write(batch, bytes);
        Typed refused = terminal.type("resume", id, "--json", "--workspace", workspace);
        assertEquals(2, refused.exit());
        assertTrue(
                refused.error().get("message").asText().startsWith("The data set has changed"),
                refused.err());
        assertEquals(images.toString(), refused.error().get("where").asText());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of("serch"), "search"),
                Arguments.of(List.of("describe", "|nor_conf_3x3~0|"), "nor_conv_3x3"),
                Arguments.of(List.of("describe", ""), "genotype"),
                Arguments.of(List.of("describe", DARTS_V2.substring(0, 200)), "character"),
                Arguments.of(List.of("describe", DARTS_V2, "--space", "nasbench"), "nasbench201"),
                Arguments.of(List.of("search", "--lambda", "0", "--gamma", "0"), "λ"),
                Arguments.of(List.of("search", "--lambda", "-1"), "lambda"),
                Arguments.of(List.of("search", "--lambda", "many"), "many"),
                Arguments.of(List.of("search", "--sample", "6", "--top-k", "5"), "top-k"),
                Arguments.of(List.of("search", "--strategist", "statistcal"), "statistical"),
                Arguments.of(List.of("search", "--space", "dart"), "darts"),
                Arguments.of(List.of("search", "--space", "nasnet"), "NASNet"),
                Arguments.of(List.of("search", "--dataset", "/no/such/folder"), "/no/such/folder"),
                Arguments.of(List.of("search", "--evaluator-option", "stps=3"), "stps"),
                Arguments.of(List.of("search", "--evaluator-option", "steps=lots"), "steps"),
                Arguments.of(List.of("train", "nothing"), "seki runs"),
                Arguments.of(List.of("train", DARTS_V2, "--preset", "fast"), "paper-cifar"),
                Arguments.of(List.of("train", DARTS_V2, "--option", "speed=3"), "drop-path"),
                Arguments.of(List.of("train", DARTS_V2, "--option", "auxiliary=0.4"), "not of 7"),
                Arguments.of(List.of("train", DARTS_V2, "--dataset", "/no/such"), "/no/such"),
                Arguments.of(List.of("train", "64-1234-1_02_333"), "space"),
                Arguments.of(List.of("resume", "nothing"), "seki runs"),
                Arguments.of(List.of("show", "nothing"), "seki runs"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesGetASentenceAndChangeNothing(List<String> typed, String says) {
        List<String> arguments = new ArrayList<>(typed);
        arguments.add("--json");
        if (!typed.getFirst().equals("describe")) {
            arguments.addAll(List.of("--workspace", workspace));
        }
        Typed answer = terminal.type(arguments.toArray(String[]::new));
        assertEquals(2, answer.exit(), answer.err());
        assertEquals("", answer.out());
        JsonNode error = answer.error();
        assertTrue(answer.err().contains(says), answer.err());
        for (String key : List.of("message", "where", "next")) {
            assertFalse(error.get(key).asText().isBlank(), key + " of " + answer.err());
        }
        assertFalse(Files.exists(Path.of(workspace)), "nothing is made by a mistake");
    }

    @Test
    void aWorkspaceThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        for (String command : List.of("search", "runs")) {
            Typed answer = terminal.type(command, "--json", "--workspace", file.toString());
            assertEquals(2, answer.exit());
            assertEquals(file.toString(), answer.error().get("where").asText());
        }
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void anEmptyWorkspaceHasNoRuns() {
        assertEquals(0, terminal.type("runs", "--workspace", workspace).exit());
        assertEquals(
                0,
                terminal.type("runs", "--json", "--workspace", workspace)
                        .json()
                        .get("runs")
                        .size());
    }

    @Test
    void theDoctorLooksAtEverything() {
        Typed answer = terminal.type("doctor", "--json", "--workspace", workspace);
        List<String> names = new ArrayList<>();
        answer.json().get("checks").forEach(c -> names.add(c.get("name").asText()));
        assertTrue(
                names.containsAll(
                        List.of(
                                "JDK",
                                "engine",
                                "device",
                                "threads",
                                "gradients",
                                "memory",
                                "workspace",
                                "disk",
                                "data sets")),
                names.toString());
        assertEquals(answer.json().get("ok").asBoolean(), answer.exit() == 0);
    }
}
