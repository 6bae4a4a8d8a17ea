package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;
import org.seki.endtoend.SensibleModel;
import org.seki.llm.Message;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Heard;
import org.seki.llm.ModelServer.Said;

/** Versions of a prompt compared from the command line, against a real server. */
class PromptsCommandTest {
    private static final String CONFUSING = "Never mind the form.";
    private static final int CONTEXTS = 40;

    /** A finished run of the statistical strategist on a table, which needs no model. */
    @TempDir private static Path finished;

    private static String run = "";

    @TempDir private Path folder;
    private Path workspace = Path.of("");

    @BeforeAll
    static void search() throws IOException {
        Path table = finished.resolve("toy.csv");
        ToyTable.write(table);
        Typed typed =
                new Terminal(finished)
                        .type(
                                ("search --evaluator table --evaluator-option file=%s --dataset toy --lambda 25"
                                                + " --gamma 25 --json --workspace %s")
                                        .formatted(table, finished.resolve("w"))
                                        .split(" "));
        assertEquals(0, typed.exit(), typed.err());
        run = typed.json().get("run").asText();
    }

    @BeforeEach
    void copy() throws IOException {
        workspace = Files.createDirectory(folder.resolve("w"));
        Files.copy(finished.resolve("w/workspace.db"), workspace.resolve("workspace.db"));
    }

    /** Confused in three of four rounds when told to never mind the form. */
    private static Said answer(Heard request) {
        SensibleModel model = new SensibleModel(0, 0);
        boolean confused =
                request.last().contains(CONFUSING)
                        && request.messages().stream().map(Message::text).toList().hashCode() % 4
                                != 0;
        return confused ? Said.text("Any cell will do.") : model.answer(request);
    }

    private Typed type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", workspace.toString()));
        return new Terminal(folder).type(all.toArray(String[]::new));
    }

    private Typed replay(ModelServer server, String prompt, String second, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "prompts",
                                "replay",
                                run,
                                "--prompt",
                                prompt,
                                "--second",
                                second,
                                "--endpoint",
                                server.base().toString(),
                                "--model",
                                ModelServer.MODEL));
        all.addAll(List.of(more));
        return type(all.toArray(String[]::new));
    }

    /** Saves a prompt with something said at its end. */
    private String version(String prompt, String more) throws IOException {
        Path edited = folder.resolve(prompt + ".md");
        Files.writeString(edited, type("prompts", "show", prompt).out() + more + "\n");
        Typed saved =
                type("prompts", "save", prompt, edited.toString(), "--unused", "--note", "try");
        assertEquals(0, saved.exit(), saved.err());
        return saved.out().split(" ")[1];
    }

    @Test
    void aWorseVersionIsToldApartAndASecondReplayAsksNobody() throws IOException {
        String worse = version("refinement", CONFUSING);
        try (ModelServer server = new ModelServer(PromptsCommandTest::answer)) {
            Typed typed = replay(server, "refinement", worse, "--json");
            assertEquals(0, typed.exit(), typed.err());
            JsonNode report = typed.json();
            assertEquals("worse", report.get("verdict").asText(), typed.out());
            assertTrue(report.get("p").asDouble() < 0.01, typed.out());
            assertEquals(CONTEXTS, report.get("contexts").asInt());
            JsonNode valid = report.get("measures").get(0);
            assertEquals("valid replies", valid.get("measure").asText());
            assertEquals(1, valid.get("first").asDouble());
            assertTrue(valid.get("ci95").get(1).asDouble() < 0, valid.toString());
            assertEquals(1, valid.get("random_edit").asDouble());
            assertEquals(2 * CONTEXTS, report.get("asked").asInt());
            assertEquals(2 * 2 * CONTEXTS, server.heard().size(), "two turns each");

            Typed again = replay(server, "refinement", worse, "--in-flight", "1");
            assertEquals(0, again.exit(), again.err());
            assertEquals(2 * 2 * CONTEXTS, server.heard().size(), "nobody was asked again");
            assertTrue(again.out().contains("B is worse than A ("));
            assertTrue(again.out().contains("0 replies asked for, 80 kept from before"));
            assertTrue(again.out().contains("random edit"), again.out());

            JsonNode table =
                    replay(server, "refinement", worse, "--scorer", "table", "--json").json();
            assertEquals("measured by table", table.get("scorer").asText());
            assertEquals(2 * 2 * CONTEXTS, server.heard().size(), "another score, same replies");
        }
    }

    @Test
    void aCommentMakesNoDifference() throws IOException {
        String same = version("self-evolution-analysis", "{{! nobody sees this }}");
        try (ModelServer server = new ModelServer(PromptsCommandTest::answer)) {
            JsonNode report = replay(server, "self-evolution-analysis", same, "--json").json();
            assertEquals("no difference seen", report.get("verdict").asText());
            assertEquals(25, report.get("contexts").asInt(), "those of stage 1");
            for (JsonNode row : report.get("measures")) {
                assertEquals(0, row.get("difference").asDouble(), row.toString());
            }
        }
    }

    @Test
    void atTheCapItStopsAndGoesOnLater() throws IOException {
        String worse = version("refinement", CONFUSING);
        try (ModelServer server = new ModelServer(PromptsCommandTest::answer)) {
            Typed capped =
                    replay(server, "refinement", worse, "--cap-calls", "40", "--in-flight", "1");
            assertEquals(2, capped.exit());
            assertTrue(capped.err().contains("What was answered is kept"), capped.err());
            int before = server.heard().size();
            assertTrue(before > 20 && before <= 40, "asked " + before);
            Typed rest = replay(server, "refinement", worse, "--json");
            assertEquals(0, rest.exit(), rest.err());
            JsonNode report = rest.json();
            assertTrue(report.get("cached").asInt() >= 10, report.toString());
            assertEquals(80, report.get("asked").asInt() + report.get("cached").asInt());
        }
    }

    @Test
    void whatCannotBeComparedIsRefusedBeforeAnybodyIsAsked() throws IOException {
        String other = version("refinement", "Think twice.");
        String repair = version("repair", "Please.");
        String current = type("prompts", "list", "--json").json().findValues("version").toString();
        assertTrue(current.contains(other));
        Typed nobody = type("prompts", "replay", run, "--prompt", "refinement", "--second", other);
        assertEquals(2, nobody.exit());
        assertTrue(nobody.err().contains("is statistical: there is no model"), nobody.err());
        try (ModelServer server = new ModelServer(PromptsCommandTest::answer)) {
            refused(replay(server, "repair", repair), "no first question");
            refused(replay(server, "refinement", other, "--first", other), "Both versions");
            refused(replay(server, "refinement", "ffffff"), "no version ffffff");
            refused(replay(server, "refinment", other), "no prompt refinment");
            refused(replay(server, "refinement", other, "--contexts", "0"), "must be 1 to");
            refused(replay(server, "refinement", other, "--in-flight", "900"), "must be 1 to 64");
            refused(replay(server, "refinement", other, "--scorer", "oracle"), "oracle");
            assertEquals(0, server.heard().size());
        }
        refused(
                type("prompts", "replay", "nowhere", "--prompt", "refinement", "--second", other),
                "no run nowhere");
    }

    private static void refused(Typed typed, String says) {
        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().contains(says), typed.err());
        assertEquals("", typed.out());
    }

    @Test
    void showsWhatChanged() throws IOException {
        String other = version("repair", "Please.");
        String diff = type("prompts", "diff", "repair", other).out();
        assertTrue(diff.contains("-Please."), "from it to the one in use: " + diff);
        assertEquals(0, type("prompts", "use", "repair", other).exit());
        String since = type("prompts", "diff", "repair").out();
        assertTrue(since.contains("+Please."), since);
        assertTrue(since.contains("--- repair.md"), since);
        assertTrue(type("prompts", "diff", "repair", other, other).out().contains("are the same"));
        JsonNode json = type("prompts", "diff", "repair", "--json").json();
        assertEquals(other, json.get("to").asText());
        assertTrue(json.get("diff").toString().contains("+Please."));
        refused(type("prompts", "diff", "repair", "ffff"), "no version ffff");
    }

    @Test
    void whatIsMarkedIsAlwaysTried() throws IOException {
        refused(type("prompts", "mark", run, "99", "--why", "x"), "No strategist was asked");
        for (int iteration = 1; iteration <= 12; iteration++) {
            Typed marked =
                    type("prompts", "mark", run, "" + iteration, "--why", "rejected " + iteration);
            assertEquals(0, marked.exit(), marked.err());
        }
        assertEquals(0, type("prompts", "mark", run, "12", "--remove").exit());
        JsonNode marks = type("prompts", "marked", "--json").json().get("marked");
        assertEquals(11, marks.size());
        assertEquals("rejected 3", marks.get(2).get("why").asText());

        String worse = version("refinement", CONFUSING);
        String same = version("refinement", "{{! nobody sees this }}");
        try (ModelServer server = new ModelServer(PromptsCommandTest::answer)) {
            assertEquals(4, check(server, worse).exit());
            int asked = server.heard().size();
            assertEquals(2 * 2 * 11, asked);
            Typed again = check(server, worse);
            assertTrue(again.out().contains("worse in valid replies"), again.out());
            assertEquals(asked, server.heard().size());
            Typed good = check(server, same);
            assertEquals(0, good.exit(), good.err() + good.out());
            Path file = folder.resolve("refinement.md");
            Files.writeString(file, type("prompts", "show", "refinement", worse).out());
            assertEquals(
                    4,
                    type(
                                    "prompts",
                                    "check",
                                    file.toString(),
                                    "--replay",
                                    "--endpoint",
                                    server.base().toString(),
                                    "--model",
                                    ModelServer.MODEL)
                            .exit(),
                    "from a file, as a build server has it");
        }
    }

    private Typed check(ModelServer server, String version) {
        return type(
                "prompts",
                "check",
                "--replay",
                "--candidate",
                "refinement=" + version,
                "--endpoint",
                server.base().toString(),
                "--model",
                ModelServer.MODEL);
    }

    @Test
    void aSessionIsKeptWithItsEvidenceAndExported() throws IOException {
        String worse = version("refinement", CONFUSING);
        String other = version("refinement", "Think twice.");
        try (ModelServer server = new ModelServer(PromptsCommandTest::answer)) {
            String[] session = {"--session", "form", "--question", "Does the form matter?"};
            assertEquals(0, replay(server, "refinement", worse, session).exit());
            assertEquals(0, replay(server, "refinement", other, session).exit());
            refused(
                    type("prompts", "use", "repair", "", "--session", "form"),
                    "is about the prompt refinement");
        }
        assertEquals(
                0,
                type("prompts", "use", "refinement", other, "--session", "form", "--why", "Safer.")
                        .exit());
        assertTrue(type("prompts").out().contains("(evidence: session form)"));
        JsonNode listed = type("prompts", "notes", "--json").json().get("sessions").get(0);
        assertEquals(2, listed.get("results").asInt());
        assertEquals(other, listed.get("adopted").asText());
        Path file = folder.resolve("notes.md");
        assertEquals(0, type("prompts", "notes", "form", "--out", file.toString()).exit());
        String notes = Files.readString(file);
        assertTrue(notes.startsWith("# Does the form matter?"), notes);
        assertTrue(notes.contains("Version `%s` is used".formatted(other)));
        assertTrue(notes.contains("Safer."));
        assertTrue(notes.contains("**B is worse** ("));
        assertTrue(notes.contains("**No difference seen**"));
        assertTrue(notes.contains("+" + CONFUSING));
        assertEquals(2, notes.split("data:image/svg\\+xml;base64,", -1).length - 1);
        refused(type("prompts", "notes", "nowhere"), "no tuning session nowhere");
    }
}
