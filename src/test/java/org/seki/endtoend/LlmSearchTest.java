package org.seki.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.MachineNoise;
import org.seki.llm.Message;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Said;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.Heard;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchState;
import org.seki.store.Workspace;
import org.seki.strategist.Exchange;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;

/** Whole searches with a language model, against a real HTTP server that streams. */
class LlmSearchTest {
    @TempDir Path temp;

    /** Both stages in two turns, with a repair and a duplicate, over either protocol. */
    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void searchesAsThePaperTellsIt(String protocol) throws Exception {
        try (ModelServer server = new ModelServer(new SensibleModel(2, 5))) {
            SearchSettings settings =
                    LlmRuns.settings(LlmRuns.options(server.base(), "protocol", protocol), 4, 3);

            List<SearchEvent> events = LlmRuns.search(temp, settings);

            assertInstanceOf(SearchEvent.Finished.class, events.getLast(), events::toString);
            assertEquals(7 + 2, of(events, SearchEvent.Evaluated.class).size());
            List<SearchEvent.Proposed> proposed =
                    of(events, SearchEvent.Proposed.class).stream()
                            .filter(p -> p.stage() != Stage.INITIAL)
                            .toList();
            assertEquals(
                    List.of(2),
                    of(events, SearchEvent.Rejected.class).stream()
                            .map(SearchEvent.Rejected::iteration)
                            .toList());
            assertTrue(
                    of(events, SearchEvent.Duplicate.class).stream()
                            .anyMatch(d -> d.iteration() == 5));
            SearchEvent.Proposed first = proposed.getFirst();
            assertTrue(first.reply().reasoning().contains("edges that compute nothing"));
            assertEquals("Make them 3×3 convolutions.", first.reply().strategy());
            assertTrue(first.reply().usage().inputTokens() > 100);
            assertEquals(2, first.reply().usage().calls());
            // the requests: each of the model's mistakes costs one more
            assertEquals(
                    proposed.stream().mapToInt(p -> p.reply().usage().calls()).sum(),
                    server.heard().size());
            for (ModelServer.Heard heard : server.heard()) {
                assertEquals(LlmRuns.KEY, heard.key());
                assertEquals(Message.Role.SYSTEM, heard.messages().getFirst().role());
            }
        }
    }

    @Test
    void theJournalTellsEveryExchangeWithItsVersion() throws Exception {
        try (ModelServer server = new ModelServer(new SensibleModel(2, 3))) {
            SearchSettings settings = LlmRuns.settings(LlmRuns.options(server.base()), 3, 1);
            Workspace workspace = LlmRuns.workspace(temp);
            String run = workspace.create(settings);
            PromptLibrary prompts = LlmRuns.prompts();
            try (SearchSession session = LlmRuns.session(workspace, run, settings, prompts)) {
                session.start(new LlmRuns.Patient());
                assertTrue(session.await(Duration.ofSeconds(60)));
                assertEquals(
                        List.of("system", "analysis", "refinement"),
                        session.exchanges(1).stream().map(Exchange::turn).toList());
                assertEquals(
                        List.of("system", "analysis", "refinement", "repair"),
                        session.exchanges(2).stream().map(Exchange::turn).toList());
                assertEquals(
                        List.of("system", "analysis", "refinement", "duplicate"),
                        session.exchanges(3).stream().map(Exchange::turn).limit(4).toList());
                assertEquals("inspiration", session.exchanges(4).get(1).turn());
                Exchange repair = session.exchanges(2).getLast();
                assertTrue(repair.prompt().contains("found \"conv_3x3\""), repair.prompt());
                assertTrue(repair.prompt().contains("nearest: nor_conv_"), repair.prompt());
                assertTrue(repair.prompt().contains("▶conv_3x3"), repair.prompt());
                for (int i = 1; i <= 4; i++) {
                    for (Exchange exchange : session.exchanges(i)) {
                        assertTrue(
                                prompts.names().stream()
                                        .map(prompts::current)
                                        .anyMatch(v -> v.hash().equals(exchange.promptVersion())));
                        if (exchange.turn().equals("analysis")) {
                            assertTrue(exchange.reply().startsWith("<think>\nLet me look"));
                        }
                    }
                }
            }
        }
    }

    /** The thinking of earlier turns is not sent again, the rest of the conversation is. */
    @Test
    void aRepairTurnGoesOnWithTheConversation() throws Exception {
        try (ModelServer server = new ModelServer(new SensibleModel(1, 0))) {
            LlmRuns.search(temp, LlmRuns.settings(LlmRuns.options(server.base()), 1, 0));

            ModelServer.Heard repair = server.heard().get(2);
            assertEquals(
                    List.of("SYSTEM", "USER", "ASSISTANT", "USER", "ASSISTANT", "USER"),
                    repair.messages().stream().map(m -> m.role().name()).toList());
            assertTrue(repair.messages().get(2).text().startsWith("### Reasoning"));
            assertFalse(repair.messages().toString().contains("Let me look"));
            assertEquals(
                    server.heard().getFirst().messages().getFirst(), repair.messages().getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "none"})
    void asksInOneTurn(String turns) throws Exception {
        try (ModelServer server = new ModelServer(new SensibleModel(0, 0))) {
            List<SearchEvent> events =
                    LlmRuns.search(
                            temp,
                            LlmRuns.settings(LlmRuns.options(server.base(), "turns", turns), 2, 2));

            assertEquals(4 + 2, of(events, SearchEvent.Evaluated.class).size());
            String prompt = server.heard().getFirst().last();
            assertEquals(turns.equals("one"), prompt.contains("### Architecture"));
            assertEquals(turns.equals("none"), prompt.contains("No explanation"));
            assertFalse(prompt.contains("Do not write the whole architecture yet"));
        }
    }

    @Test
    void showsWhatTheStatisticsBelieve() throws Exception {
        try (ModelServer server = new ModelServer(new SensibleModel(0, 0))) {
            LlmRuns.search(
                    temp,
                    LlmRuns.settings(LlmRuns.options(server.base(), "statistics", "true"), 6, 1));

            String late = server.heard().get(10).last();
            assertTrue(late.contains("What a statistical model believes"), late);
            assertTrue(late.contains("all 7 measurements"), late);
            assertTrue(late.matches("(?s).*- \\d→\\d \\w+: [+-]\\d\\.\\d ± \\d\\.\\d.*"), late);
        }
    }

    /** A masked model never sees a published name, and its masked answer is understood. */
    @Test
    void masksTheOperations() throws Exception {
        ModelServer.Policy policy =
                request -> {
                    String cell =
                            java.util.regex.Pattern.compile("(?m)^ {4}(\\|op_.*\\|)\\s*$")
                                    .matcher(request.messages().get(1).text())
                                    .results()
                                    .findFirst()
                                    .orElseThrow()
                                    .group(1);
                    int n = request.number();
                    return Said.text(
                            n == 2
                                    ? "|op_z~0|+|op_a~0|op_b~1|+|op_a~0|op_a~1|op_a~2|"
                                    : cell.replaceFirst(
                                            "op_[a-e]~0\\|\\+",
                                            "op_" + (char) ('a' + n % 5) + "~0|+"));
                };
        try (ModelServer server = new ModelServer(policy)) {
            List<SearchEvent> events =
                    LlmRuns.search(
                            temp,
                            LlmRuns.settings(LlmRuns.options(server.base(), "mask", "3"), 3, 2));

            assertTrue(of(events, SearchEvent.Evaluated.class).size() > 3, events.toString());
            for (ModelServer.Heard heard : server.heard()) {
                String all = heard.messages().toString();
                for (String name :
                        List.of(
                                "nor_conv",
                                "skip_connect",
                                "avg_pool",
                                "NAS-Bench",
                                "~none",
                                "|none")) {
                    assertFalse(all.contains(name), name + " in " + all);
                }
            }
        }
    }

    /** An edit made while the run waits is used by the next iteration, and the journal says so. */
    @Test
    void anEditedPromptIsUsedByTheNextIteration() throws Exception {
        try (ModelServer server = new ModelServer(new SensibleModel(0, 0))) {
            SearchSettings settings = LlmRuns.settings(LlmRuns.options(server.base()), 3, 0);
            Workspace workspace = LlmRuns.workspace(temp);
            String run = workspace.create(settings);
            PromptLibrary prompts = LlmRuns.prompts();
            String name = "self-evolution-analysis";
            PromptVersion before = prompts.current(name);
            Heard heard = new LlmRuns.Patient();
            try (SearchSession session = LlmRuns.session(workspace, run, settings, prompts)) {
                session.control().step();
                session.control().step();
                session.control().step();
                session.start(heard);
                awaitEvaluated(heard, 3);
                PromptVersion edited =
                        prompts.save(
                                name,
                                before.text().replace("# Round", "Courage!\n\n# Round"),
                                "cheer",
                                "ann");
                prompts.adopt(edited);
                session.control().run();
                assertTrue(session.await(Duration.ofSeconds(60)));

                assertEquals(before.hash(), session.exchanges(1).get(1).promptVersion());
                assertEquals(edited.hash(), session.exchanges(2).get(1).promptVersion());
                assertTrue(session.exchanges(2).get(1).prompt().startsWith("Courage!"));
                assertEquals(before.hash(), edited.parent().orElseThrow());
            }
        }
    }

    /** Faults on the way are retried, journaled, and the search goes on. */
    @Test
    void survivesFaultsAndTellsThem() throws Exception {
        SensibleModel model = new SensibleModel(0, 0);
        AtomicInteger asked = new AtomicInteger();
        ModelServer.Policy policy =
                request ->
                        switch (asked.incrementAndGet()) {
                            case 1 -> Said.fault(503, "loading the model");
                            case 3 -> model.answer(request).cut(5);
                            // four times: more than it is retried
                            case 6, 7, 8, 9 -> Said.fault(500, "out of memory " + LlmRuns.KEY);
                            default -> model.answer(request);
                        };
        try (ModelServer server = new ModelServer(policy)) {
            SearchSettings settings = LlmRuns.settings(LlmRuns.options(server.base()), 4, 0);
            Workspace workspace = LlmRuns.workspace(temp);
            String run = workspace.create(settings);
            List<SearchEvent> events;
            List<Exchange> first;
            try (SearchSession session =
                    LlmRuns.session(workspace, run, settings, LlmRuns.prompts())) {
                session.start(new LlmRuns.Patient());
                assertTrue(session.await(Duration.ofSeconds(60)));
                first = session.exchanges(1);
            }
            events = workspace.events(run);

            assertInstanceOf(SearchEvent.Finished.class, events.getLast());
            assertEquals(
                    List.of("system", "fault", "analysis", "fault", "refinement"),
                    first.stream().map(Exchange::turn).toList());
            assertTrue(first.get(1).reply().contains("loading the model"), first.toString());
            assertTrue(first.get(3).reply().contains("middle of the reply"), first.toString());
            SearchEvent.Unanswered none = of(events, SearchEvent.Unanswered.class).getFirst();
            assertEquals(2, none.iteration());
            assertFalse(none.noReply().ends());
            assertTrue(none.noReply().sentence().contains("asked 4 times"), none.toString());
            assertEquals(1, of(events, SearchEvent.Failed.class).size());
            assertEquals(3 + 2, of(events, SearchEvent.Evaluated.class).size());
        }
    }

    /** A fault that lasts stops the run before the iteration; with the fault gone it goes on. */
    @Test
    void aRefusedKeyStopsTheRunAndCostsNoIteration() throws Exception {
        SensibleModel model = new SensibleModel(0, 0);
        boolean[] refuse = {true};
        try (ModelServer server =
                new ModelServer(request ->
                        refuse[0] ? Said.fault(401, "no such key") : model.answer(request))) {
            SearchSettings settings = LlmRuns.settings(LlmRuns.options(server.base()), 2, 0);
            List<SearchEvent> events = LlmRuns.search(temp, settings);

            SearchEvent.Stopped stopped =
                    assertInstanceOf(SearchEvent.Stopped.class, events.getLast());
            assertTrue(stopped.sentence().contains("SEKI_TEST_KEY"), stopped.sentence());
            assertEquals(1, server.heard().size());

            refuse[0] = false;
            Workspace workspace = LlmRuns.workspace(temp);
            String run = workspace.runs().getFirst().run();
            try (SearchSession session =
                    LlmRuns.session(workspace, run, settings, LlmRuns.prompts())) {
                session.start(new LlmRuns.Patient());
                assertTrue(session.await(Duration.ofSeconds(60)));
            }
            assertInstanceOf(SearchEvent.Finished.class, workspace.events(run).getLast());
            assertEquals(4, of(workspace.events(run), SearchEvent.Evaluated.class).size());
        }
    }

    /** What was paid before the fault is kept, and counted once. */
    @Test
    void aTurnBeforeAFaultIsPaidAndCountedOnce() throws Exception {
        SensibleModel model = new SensibleModel(0, 0);
        AtomicInteger asked = new AtomicInteger();
        try (ModelServer server =
                new ModelServer(request ->
                        asked.incrementAndGet() == 2
                                ? Said.fault(401, "no such key")
                                : model.answer(request))) {
            SearchSettings settings = LlmRuns.settings(LlmRuns.options(server.base()), 1, 0);
            Workspace workspace = LlmRuns.workspace(temp);
            String run = workspace.create(settings);
            for (int part = 0; part < 2; part++) {
                try (SearchSession session = LlmRuns.recalling(workspace, run, settings)) {
                    session.start(new LlmRuns.Patient());
                    assertTrue(session.await(Duration.ofSeconds(60)));
                }
            }
            List<SearchEvent> events = workspace.events(run);
            assertInstanceOf(SearchEvent.Finished.class, events.getLast());
            assertEquals(3, server.heard().size());
            Usage journaled = SearchState.replay(events).usage();
            assertEquals(3, journaled.calls());
            List<Exchange> exchanges = workspace.exchanges(run, 1);
            assertEquals("refinement", exchanges.getLast().turn(), exchanges.toString());
            long input =
                    server.heard().stream()
                            .filter(h -> h.number() != 2)
                            .flatMap(h -> h.messages().stream())
                            .mapToLong(m -> m.text().length() / 4 + 4)
                            .sum();
            assertEquals(input, journaled.inputTokens());
        }
    }

    /**
     * For many caps: what the server counted never exceeds the cap, and the run says why it ends.
     */
    @Test
    void noCapIsEverExceeded() throws Exception {
        for (long tokens : List.of(500L, 5_000L, 9_000L, 14_000L, 40_000L)) {
            cap(new Budgets(0, tokens, 0, 0, 0), tokens, Long.MAX_VALUE);
        }
        for (long calls : List.of(1L, 2L, 3L, 7L)) {
            cap(new Budgets(0, 0, 0, 0, calls), Long.MAX_VALUE, calls);
        }
    }

    private void cap(Budgets budgets, long tokens, long calls) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SensibleModel model = new SensibleModel(1, 2);
        ModelServer.Policy policy =
                request ->
                        switch (asked.incrementAndGet() % 5) {
                            case 2 -> Said.fault(503, "busy");
                            case 4 -> model.answer(request).cut(30);
                            default -> model.answer(request);
                        };
        try (ModelServer server = new ModelServer(policy)) {
            List<SearchEvent> events =
                    LlmRuns.search(
                            temp.resolve(tokens + "-" + calls),
                            LlmRuns.settings(LlmRuns.options(server.base()), 6, 6, budgets));

            long counted =
                    server.heard().stream()
                            .mapToLong(h ->
                                    h.messages().stream()
                                                    .mapToLong(m -> m.text().length() / 4 + 4)
                                                    .sum()
                                            + 400)
                            .sum();
            assertTrue(server.heard().size() <= calls, server.heard().size() + " calls");
            Usage usage = Usage.NOTHING;
            for (SearchEvent event : events) {
                usage =
                        usage.plus(
                                switch (event) {
                                    case SearchEvent.Proposed p -> p.reply().usage();
                                    case SearchEvent.Unanswered u -> u.noReply().usage();
                                    default -> Usage.NOTHING;
                                });
            }
            assertTrue(
                    usage.inputTokens() + usage.outputTokens() <= tokens, usage + " of " + tokens);
            assertEquals(usage.calls(), server.heard().size());
            assertTrue(
                    events.getLast() instanceof SearchEvent.Stopped s
                                    && s.sentence().contains("cap")
                            || events.getLast() instanceof SearchEvent.Finished,
                    events.getLast() + " after " + counted);
        }
    }

    @Test
    void stopsWithinASecondWhileTheModelIsTalking() throws Exception {
        SensibleModel model = new SensibleModel(0, 0);
        try (ModelServer server = new ModelServer(request -> model.answer(request).slowly(300))) {
            SearchSettings settings = LlmRuns.settings(LlmRuns.options(server.base()), 5, 0);
            Workspace workspace = LlmRuns.workspace(temp);
            String run = workspace.create(settings);
            List<String> texts = new ArrayList<>();
            Heard heard =
                    new LlmRuns.Patient() {
                        @Override
                        public void text(int iteration, String soFar) {
                            synchronized (texts) {
                                texts.add(soFar);
                            }
                        }
                    };
            try (SearchSession session =
                    LlmRuns.session(workspace, run, settings, LlmRuns.prompts())) {
                session.start(heard);
                awaitRequests(server, 1);
                awaitText(texts);
                MachineNoise.assertWithinASecond(() -> {
                    session.control().stop();
                    assertTrue(session.await(Duration.ofSeconds(30)));
                });
            }
            assertInstanceOf(SearchEvent.Stopped.class, workspace.events(run).getLast());
        }
    }

    /** The reply is heard as it comes. */
    private static void awaitText(List<String> texts) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (true) {
            synchronized (texts) {
                if (!texts.isEmpty()) {
                    return;
                }
            }
            assertTrue(System.nanoTime() < end, "the reply was not heard as it came");
            Thread.sleep(5);
        }
    }

    private static void awaitEvaluated(Heard heard, int count) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (of(heard.events(), SearchEvent.Evaluated.class).size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not " + count + " evaluated: " + heard.events());
            }
            Thread.sleep(5);
        }
    }

    private static void awaitRequests(ModelServer server, int count) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (server.heard().size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing was asked");
            }
            Thread.sleep(5);
        }
    }

    static <T extends SearchEvent> List<T> of(List<SearchEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
