package org.seki.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.seki.search.ChainEvaluator;
import org.seki.search.ChainSpace;
import org.seki.search.Draws;
import org.seki.search.Heard;
import org.seki.search.Journal;
import org.seki.search.JournalException;
import org.seki.search.ReplyReader;
import org.seki.search.RunState;
import org.seki.search.Runs;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchState;
import org.seki.search.Searches.RunSummary;
import org.seki.search.Steering;
import org.seki.strategist.Exchange;
import org.seki.strategist.Known;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;

class WorkspaceTest {
    @TempDir Path temp;

    private Workspace workspace() {
        return workspace(temp.resolve("w"));
    }

    private static Workspace workspace(Path folder) {
        return new Workspace(folder, id -> ChainSpace.CHAIN, Clock.systemUTC());
    }

    @Test
    void aRunGoesInAndComesOutAsItWas() throws Exception {
        Workspace workspace = workspace();
        SearchSettings settings = Runs.settings(6, 6, 1);
        String run = workspace.create(settings);
        Heard heard = search(workspace, run, settings);
        List<SearchEvent> stored = workspace.events(run);
        assertEquals(heard.events().size(), stored.size());
        for (int i = 0; i < stored.size(); i++) {
            assertEquals(plain(heard.events().get(i)), plain(stored.get(i)));
        }
        RunSummary summary = workspace.runs().getFirst();
        assertEquals(RunState.FINISHED, summary.state());
        assertEquals(settings, summary.settings());
        assertEquals(SearchEvent.Finished.class, stored.getLast().getClass());
        double best =
                stored.stream()
                        .filter(SearchEvent.Evaluated.class::isInstance)
                        .mapToDouble(e -> ((SearchEvent.Evaluated) e).evaluation().score())
                        .max()
                        .orElseThrow();
        assertEquals(best, summary.best());
        assertEquals(best, ChainEvaluator.score(ChainSpace.chain(summary.bestGenotype())));
    }

    /** A sealed test has no equality, and that is as it should be. */
    private static String plain(SearchEvent event) {
        return event.toString();
    }

    private static Heard search(Workspace workspace, String run, SearchSettings settings)
            throws InterruptedException {
        Heard heard = new Heard();
        try (SearchSession session = session(workspace, run, settings)) {
            session.start(heard);
            assertTrue(session.await(Duration.ofSeconds(30)));
        }
        return heard;
    }

    private static SearchSession session(Workspace workspace, String run, SearchSettings settings) {
        return new SearchSession(
                run,
                settings,
                "test",
                ChainSpace.CHAIN,
                new ChainEvaluator(0),
                choice -> new Draws(),
                ReplyReader.genotypeOnly(),
                workspace.journal(run));
    }

    @Test
    void everySteeringSurvivesTheJournal() {
        List<Steering> steerings =
                List.of(
                        new Steering.Pin(3),
                        new Steering.Unpin(-1),
                        new Steering.Ban(3),
                        new Steering.Unban(3),
                        new Steering.Inject("skip_connect>none>none>none"),
                        new Steering.SwitchStage(Stage.KNOWLEDGE_INSPIRATION),
                        new Steering.Left(Stage.SELF_EVOLUTION, 7),
                        new Steering.Inspiration(9, 4),
                        new Steering.History(0),
                        new Steering.Spend(new SearchSettings.Budgets(1, 2, 0.1, 4)),
                        new Steering.Ask(new Choice("llm", Map.of("temperature", "0.7"))),
                        new Steering.Withdraw(2));
        assertEquals(
                Steering.class.getPermittedSubclasses().length,
                steerings.size(),
                "each kind is in this table");
        Workspace workspace = workspace();
        String run = workspace.create(Runs.settings(1, 1, 1));
        List<SearchEvent> events =
                steerings.stream().<SearchEvent>map(s -> new SearchEvent.Steered(4, s)).toList();
        try (Journal journal = workspace.journal(run)) {
            journal.append(events);
            assertEquals(events, journal.events());
        }
    }

    @Test
    void promptsAndRawRepliesAreReadWhenAskedFor() {
        Workspace workspace = workspace();
        String run = workspace.create(Runs.settings(1, 1, 1));
        Exchange exchange =
                new Exchange(
                        "analysis", "abc", "prompt\0with\nall", "reply", new Usage(1, 2, 3, 4));
        Reply reply = new Reply("r", "s", "t", new Usage(1, 2, 3, 4), List.of(exchange));
        try (Journal journal = workspace.journal(run)) {
            journal.append(
                    List.of(
                            new SearchEvent.Proposed(
                                    3, Stage.SELF_EVOLUTION, 1, Optional.of(2), List.of(), reply)));
            assertEquals(List.of(exchange), journal.exchanges(3));
            assertEquals(List.of(), journal.exchanges(4));
            SearchEvent.Proposed read = (SearchEvent.Proposed) journal.events().getFirst();
            assertEquals(reply.usage(), read.reply().usage());
            assertEquals(List.of(), read.reply().exchanges());
        }
    }

    @Test
    void namesAreKeptApart() {
        Workspace workspace = workspace();
        assertEquals("chain-1", workspace.create(Runs.settings(1, 1, 1)));
        assertEquals("chain-1-2", workspace.create(Runs.settings(1, 1, 1)));
        assertEquals("chain-1-3", workspace.create(Runs.settings(1, 1, 1)));
        assertEquals(3, workspace.runs().size());
        assertEquals("chain-1-3", workspace.runs().getFirst().run(), "the latest first");
    }

    @Test
    void aWorkspaceIsCreatedByTheFirstThingWritten() {
        Workspace workspace = workspace();
        assertEquals(List.of(), workspace.runs());
        assertFalse(Files.exists(temp.resolve("w")));
    }

    @Test
    void aWorkspaceIsReadWhileAnotherMakesIt() throws Exception {
        for (int i = 0; i < 40; i++) {
            Path made = temp.resolve("made" + i);
            Thread maker =
                    Thread.ofPlatform().start(() -> workspace(made).create(Runs.settings(1, 1, 1)));
            Workspace read = workspace(made);
            while (maker.isAlive()) {
                read.runs();
            }
            assertEquals(1, read.runs().size());
        }
    }

    @Test
    void aFileThatNothingIsInYetIsAnEmptyWorkspace() throws Exception {
        Files.createDirectories(temp.resolve("w"));
        Files.createFile(temp.resolve("w/workspace.db"));
        assertEquals(List.of(), workspace().runs());
        workspace().create(Runs.settings(1, 1, 1));
        assertEquals(1, workspace().runs().size());
    }

    @Test
    void aFileIsNoWorkspace() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        SearchRefused refused = assertThrows(SearchRefused.class, () -> workspace(file));
        assertTrue(refused.getMessage().contains("is a file"));
        assertEquals(file.toString(), refused.where());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aNewerVersionIsRefusedUnchanged() throws Exception {
        workspace().create(Runs.settings(1, 1, 1));
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(temp.resolve("w/workspace.db"));
        for (var use :
                List.<Executable>of(
                        () -> workspace().runs(),
                        () -> workspace().create(Runs.settings(1, 1, 1)))) {
            SearchRefused refused = assertThrows(SearchRefused.class, use);
            assertTrue(refused.getMessage().contains("newer"), refused.getMessage());
            assertTrue(refused.next().contains("--workspace"));
        }
        assertEquals(
                Arrays.hashCode(before),
                Arrays.hashCode(Files.readAllBytes(temp.resolve("w/workspace.db"))));
    }

    @Test
    void someOtherDatabaseIsRefused() throws Exception {
        Files.createDirectories(temp.resolve("w"));
        sql("CREATE TABLE theirs (a)");
        SearchRefused refused =
                assertThrows(SearchRefused.class, () -> workspace().create(Runs.settings(1, 1, 1)));
        assertTrue(refused.getMessage().contains("not a workspace"), refused.getMessage());
    }

    @Test
    void damageIsToldInASentence() throws Exception {
        Files.createDirectories(temp.resolve("w"));
        Files.writeString(temp.resolve("w/workspace.db"), "not a database ".repeat(100));
        JournalException e = assertThrows(JournalException.class, () -> workspace().runs());
        assertTrue(e.getMessage().contains("damaged"), e.getMessage());
        assertTrue(e.getMessage().contains("workspace.db"), e.getMessage());
    }

    @Test
    void aLongRunIsReadInItsOrderAndADamagedFactIsToldInASentence() throws Exception {
        Workspace workspace = workspace();
        String run = workspace.create(Runs.settings(1, 1, 1));
        List<SearchEvent> many =
                IntStream.range(0, 3000).<SearchEvent>mapToObj(SearchEvent.Resumed::new).toList();
        try (Journal journal = workspace.journal(run)) {
            journal.append(many);
        }
        assertEquals(many, workspace.events(run));
        sql(
                "UPDATE event SET type = 'stopped', body = '{\"iteration\": 7, \"sentence\": {}}' WHERE seq = 1500");
        JournalException e = assertThrows(JournalException.class, () -> workspace.events(run));
        assertTrue(e.getMessage().startsWith("Run %s could not be read in ".formatted(run)));
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldInASentence() {
        Workspace workspace = workspace(Path.of("/proc/seki"));
        SearchRefused refused =
                assertThrows(SearchRefused.class, () -> workspace.create(Runs.settings(1, 1, 1)));
        assertEquals("/proc/seki", refused.where());
    }

    /** Needs a file system of its own, so it runs where one may be mounted. */
    @Test
    void onAReadOnlyDiskRunsAreReadAndNothingIsWritten() throws Exception {
        Path disk = Files.createDirectories(temp.resolve("disk"));
        Assumptions.assumeTrue(
                done("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "no file system may be mounted here");
        try {
            SearchSettings settings = Runs.settings(2, 2, 1);
            Workspace writable = workspace(disk.resolve("w"));
            String run = writable.create(settings);
            search(writable, run, settings);
            Assumptions.assumeTrue(done("mount", "-o", "remount,ro", disk.toString()));
            Workspace readOnly = workspace(disk.resolve("w"));
            assertEquals(RunState.FINISHED, readOnly.runs().getFirst().state());
            assertEquals(4, SearchState.replay(readOnly.events(run)).iteration());
            SearchRefused refused =
                    assertThrows(SearchRefused.class, () -> readOnly.create(settings));
            assertEquals("The workspace cannot be written.", refused.getMessage());
        } finally {
            done("umount", disk.toString());
        }
    }

    private static boolean done(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aSecondWriterIsRefusedAndAReaderIsNot() {
        Workspace first = workspace();
        String run = first.create(Runs.settings(1, 1, 1));
        try (Journal journal = first.journal(run)) {
            Workspace second = workspace();
            SearchRefused refused =
                    assertThrows(SearchRefused.class, () -> second.create(Runs.settings(1, 1, 2)));
            assertTrue(refused.getMessage().contains("already open"), refused.getMessage());
            assertThrows(SearchRefused.class, () -> first.journal(run), "open here already");
            journal.append(List.of(new SearchEvent.Resumed(1)));
            assertEquals(RunState.RUNNING, second.runs().getFirst().state());
            assertEquals(1, second.events(run).size());
        }
        assertEquals(RunState.STOPPED, first.runs().getFirst().state());
        workspace().create(Runs.settings(1, 1, 2));
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        Path folder = temp.resolve("w");
        Workspace roomy = workspace(folder);
        SearchSettings settings = Runs.settings(30, 30, 1);
        String run = roomy.create(settings);
        // page_count is 13 or so for the schema: room for a few iterations
        Database small = new Database(folder.resolve("workspace.db"), "PRAGMA max_page_count = 20");
        Workspace full = new Workspace(folder, id -> ChainSpace.CHAIN, Clock.systemUTC(), small);
        Heard heard = new Heard();
        SearchEvent last;
        try (SearchSession session = session(full, run, settings)) {
            session.start(heard);
            while (heard.states().stream().noneMatch(RunState.PAUSED::equals)) {
                Thread.sleep(5);
            }
            String sentence = heard.troubles().getFirst();
            assertTrue(sentence.contains("disk is full"), sentence);
            assertTrue(sentence.contains("workspace.db"), sentence);
            last = heard.events().getLast();
        }
        assertEquals(
                plain(last),
                plain(roomy.events(run).getLast()),
                "what was heard is what is stored");
        assertEquals(RunState.FAILED, heard.states().getLast());
        search(roomy, run, settings);
        String other = roomy.create(settings);
        search(roomy, other, settings);
        assertEquals(iterations(roomy, other), iterations(roomy, run));
    }

    @Test
    void theViewsSayWhatTheReplaySays() throws Exception {
        Workspace workspace = workspace();
        for (long seed = 1; seed <= 2; seed++) {
            SearchSettings settings = Runs.settings(5, 5, seed);
            search(workspace, workspace.create(settings), settings);
        }
        String run = workspace.runs().getFirst().run();
        SearchState state = SearchState.replay(workspace.events(run));
        Known best = state.repository().best().orElseThrow();
        assertEquals(
                List.of(
                        best.iteration()
                                + " "
                                + best.architecture().genotype()
                                + " "
                                + best.score()),
                select(
                        "SELECT iteration || ' ' || genotype || ' ' || score FROM best WHERE run_id = '%s'",
                        run));
        assertEquals(
                state.iterations().stream()
                        .map(i -> i.index() + " " + i.outcome().name().toLowerCase(Locale.ROOT))
                        .toList(),
                select(
                        "SELECT iteration || ' ' || outcome FROM iteration WHERE run_id = '%s'",
                        run));
        assertEquals(
                List.of("" + state.iterations().stream().mapToInt(i -> i.replies()).sum()),
                select("SELECT count(*) FROM proposal WHERE run_id = '%s'", run));
        assertEquals(List.of(), select("SELECT kind FROM steering WHERE run_id = '%s'", run));
    }

    private List<String> select(String sql, String run) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + temp.resolve("w/workspace.db"));
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql.formatted(run))) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private static List<String> iterations(Workspace workspace, String run) {
        return SearchState.replay(workspace.events(run)).iterations().stream()
                .map(Object::toString)
                .toList();
    }

    private void sql(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + temp.resolve("w/workspace.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
