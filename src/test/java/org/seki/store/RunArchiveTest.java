package org.seki.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.search.ChainEvaluator;
import org.seki.search.ChainSpace;
import org.seki.search.Draws;
import org.seki.search.Heard;
import org.seki.search.Journal;
import org.seki.search.Note;
import org.seki.search.ReplyReader;
import org.seki.search.RunState;
import org.seki.search.Runs;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.strategist.Exchange;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;

class RunArchiveTest {
    private static final Note NOTE = new Note(true, "with “quotes”\nand a line");

    @TempDir Path temp;
    private Workspace from;
    private Workspace to;
    private String run;
    private Path zip;

    @BeforeEach
    void exportARun() throws Exception {
        from = workspace("from");
        to = workspace("to");
        zip = temp.resolve("run.zip");
        SearchSettings settings = Runs.settings(4, 4, 1);
        run = from.create(settings);
        Usage usage = new Usage(3, 4, 0.5, 6, 1);
        try (Journal journal = from.journal(run)) {
            journal.append(
                    List.of(
                            new SearchEvent.Started(settings, "test"),
                            new SearchEvent.Proposed(
                                    -1,
                                    Stage.INITIAL,
                                    1,
                                    Optional.empty(),
                                    List.of(),
                                    new Reply(
                                            "r\n\u0000é",
                                            "s",
                                            "t",
                                            usage,
                                            List.of(new Exchange("t", "v", "p", "r", usage)))),
                            new SearchEvent.Failed(-1, Stage.INITIAL, "no")));
        }
        try (SearchSession session =
                new SearchSession(
                        run,
                        settings,
                        "test",
                        ChainSpace.CHAIN,
                        new ChainEvaluator(0),
                        choice -> new Draws(),
                        ReplyReader.genotypeOnly(),
                        from.journal(run))) {
            session.start(new Heard());
            assertTrue(session.await(Duration.ofSeconds(30)));
            session.notes().put(1, NOTE);
        }
        Files.createDirectories(from.folder(run).resolve("supernet"));
        Files.write(from.folder(run).resolve("supernet/weights.bin"), new byte[] {1, 2, 3});
        from.exportRun(run, zip);
    }

    private Workspace workspace(String name) {
        return new Workspace(
                temp.resolve(name),
                id -> {
                    if (!id.equals("chain")) {
                        throw new SearchRefused("No space is called " + id + ".", id, "Try.");
                    }
                    return ChainSpace.CHAIN;
                },
                Clock.systemUTC());
    }

    @Test
    void whatWasExportedIsImportedAsItWas() throws Exception {
        String imported = to.importRun(zip);
        assertEquals(run, imported);
        assertEquals(text(from.events(run)), text(to.events(imported)));
        assertEquals(from.settings(run), to.settings(imported));
        assertEquals(from.exchanges(run, -1), to.exchanges(imported, -1));
        assertEquals(1, to.exchanges(imported, -1).size());
        assertEquals(Map.of(1, NOTE), to.notes(imported));
        assertEquals(from.runs().getFirst(), to.runs().getFirst());
        assertEquals(RunState.FINISHED, to.runs().getFirst().state());
        assertEquals(3, Files.size(to.folder(imported).resolve("supernet/weights.bin")));
        assertEquals(run + "-2", to.importRun(zip), "a second time under another id");
    }

    @Test
    void whatIsHereAlreadyIsNotImportedAgain() throws Exception {
        assertEquals(run, from.bringRun(zip), "where it came from");
        String once = to.bringRun(zip);
        assertEquals(once, to.bringRun(zip), "where it was imported to");
        assertEquals(1, to.runs().size());
        Map<String, String> entries = read();
        entries.compute(
                "run.json", (_, json) -> json.replace("\"createdAt\":\"2", "\"createdAt\":\"1"));
        write(entries);
        assertEquals(run + "-2", to.bringRun(zip), "begun at another time, another run");
    }

    @Test
    void aRunThatWentOnElsewhereIsImportedBesideTheOneThatDidNot() throws Exception {
        Map<String, String> entries = read();
        Map<String, String> ahead = new LinkedHashMap<>(entries);
        entries.compute("events.jsonl", (_, lines) -> lines.substring(0, lines.indexOf('\n') + 1));
        write(entries);
        String behind = to.bringRun(zip);
        write(ahead);
        assertEquals(run + "-2", to.bringRun(zip));
        write(entries);
        assertTrue(List.of(behind, run + "-2").contains(to.bringRun(zip)));
        assertEquals(2, to.runs().size());
    }

    private static List<String> text(List<SearchEvent> events) {
        return events.stream().map(Object::toString).toList();
    }

    /** A change to one entry of a good zip, and what the refusal must say. */
    record Bad(String entry, UnaryOperator<String> change, String says) {
        @Override
        public String toString() {
            return entry + ": " + says;
        }
    }

    static List<Bad> bad() {
        String deep = "[".repeat(2_000);
        return List.of(
                new Bad("run.json", s -> "", "run.json has 0 lines"),
                new Bad("run.json", s -> s.replace("\"format\":1", "\"format\":2"), "format 2"),
                new Bad("run.json", s -> s.replace("\"chain\"", "\"torus\""), "torus"),
                new Bad("run.json", s -> s.replace("\"lambda\":4", "\"lambda\":-4"), "λ = -4"),
                new Bad(
                        "run.json",
                        s -> s.replace("\"createdAt\":\"2", "\"createdAt\":\"x"),
                        "time"),
                new Bad("run.json", s -> deep, "run.json, line 1"),
                new Bad("events.jsonl", s -> "", "begin with Started"),
                new Bad("events.jsonl", s -> s.substring(0, s.length() / 2), "line"),
                new Bad("events.jsonl", s -> s.replace("\"evaluated\"", "\"exec\""), "exec"),
                new Bad("events.jsonl", s -> s.replace("nor_conv_3x3", "nor_conv_9x9"), "9x9"),
                new Bad(
                        "events.jsonl",
                        s -> s.replaceFirst("\"score\":[0-9.]+", "\"score\":\"NaN\""),
                        "no finite score"),
                new Bad(
                        "events.jsonl",
                        s -> s.replace("\"seconds\":0.25", "\"seconds\":null"),
                        "null"),
                new Bad("exchanges.jsonl", s -> "{\"iteration\":1}", "exchanges.jsonl, line 1"),
                new Bad("exchanges.jsonl", s -> "x".repeat(5000), "longer"),
                new Bad("files/../../evil", s -> "x", "files/../../evil"),
                new Bad("files//etc/evil", s -> "x", "files//etc/evil"),
                new Bad("files/a\\b", s -> "x", "files/a\\b"),
                new Bad("files/big", s -> "x".repeat(100_001), "more than any run's files"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsNotARunIsRefusedAndChangesNothing(Bad bad) throws Exception {
        Map<String, String> entries = read();
        entries.merge(bad.entry(), "", (a, b) -> a);
        entries.compute(bad.entry(), (name, text) -> bad.change().apply(text));
        write(entries);
        RunImport.Bounds small = new RunImport.Bounds(4096, 1 << 20, 100_000, 5);
        SearchRefused refused = assertThrows(SearchRefused.class, () -> to.importRun(zip, small));
        assertTrue(refused.getMessage().contains(bad.says()), refused.getMessage());
        assertNothingIn(temp.resolve("to"));
        assertFalse(Files.exists(temp.resolve("evil")));
    }

    @Test
    void whatIsNotAZipIsRefused() throws Exception {
        Files.writeString(zip, "not a zip");
        assertTrue(
                assertThrows(SearchRefused.class, () -> to.importRun(zip))
                        .getMessage()
                        .contains("not a zip"));
        assertThrows(SearchRefused.class, () -> to.importRun(temp.resolve("missing.zip")));
        Files.write(zip, new byte[0]);
        assertThrows(SearchRefused.class, () -> to.importRun(zip));
    }

    @Test
    void anExportReplacesNothingUnlessItIsWhole() {
        SearchRefused refused =
                assertThrows(
                        SearchRefused.class,
                        () -> from.exportRun(run, temp.resolve("nowhere/run.zip")));
        assertTrue(refused.where().contains("nowhere"));
        assertThrows(SearchRefused.class, () -> from.exportRun("other", zip));
        to.importRun(zip);
    }

    /** An empty workspace may have been made, but no run and no file of one. */
    private static void assertNothingIn(Path folder) throws IOException {
        if (Files.exists(folder.resolve("runs"))) {
            try (Stream<Path> all = Files.walk(folder.resolve("runs"))) {
                assertEquals(List.of(), all.filter(Files::isRegularFile).toList());
            }
        }
        Workspace workspace = new Workspace(folder, id -> ChainSpace.CHAIN, Clock.systemUTC());
        assertEquals(List.of(), workspace.runs());
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                entries.put(
                        entry.getName(),
                        new String(
                                file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private void write(Map<String, String> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
