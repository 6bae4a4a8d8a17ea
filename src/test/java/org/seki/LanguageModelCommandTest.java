package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;
import org.seki.endtoend.SensibleModel;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Said;
import org.slf4j.LoggerFactory;

/** The strategists llm and manual, and prompts, from the command line, against a real server. */
class LanguageModelCommandTest {
    private static final String KEY = "sk-ant-REAL-7c1d9e0b5a-never-print-me";
    private static final String CELL =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|%s~2|";

    /** A supernet that trains in seconds: what it is worth does not matter here. */
    private static final List<String> TINY =
            List.of(
                    "--evaluator-option", "steps=6",
                    "--evaluator-option", "batch=8",
                    "--evaluator-option", "channels=8",
                    "--evaluator-option", "held=40",
                    "--evaluator-option", "reference=4");

    @TempDir Path folder;

    private Typed search(Terminal terminal, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "search",
                                "--quick",
                                "--json",
                                "--lambda",
                                "2",
                                "--gamma",
                                "1",
                                "--workspace",
                                folder.resolve("w").toString()));
        arguments.addAll(TINY);
        arguments.addAll(List.of(more));
        return terminal.type(arguments.toArray(String[]::new));
    }

    private Typed llm(Terminal terminal, ModelServer server, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--strategist",
                                "llm",
                                "--endpoint",
                                server.base().toString(),
                                "--model",
                                ModelServer.MODEL,
                                "--key-env",
                                "MY_KEY"));
        arguments.addAll(List.of(more));
        return search(terminal, arguments.toArray(String[]::new));
    }

    /** A run full of failures, then one that works: the key is nowhere but in the requests. */
    @Test
    void searchesAndTheKeyIsNowhere() throws Exception {
        ListAppender<ILoggingEvent> logs = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        logs.start();
        root.addAppender(logs);
        root.setLevel(Level.DEBUG);
        Terminal terminal = new Terminal(folder, Map.of("MY_KEY", KEY), "");
        SensibleModel model = new SensibleModel(1, 2);
        AtomicInteger asked = new AtomicInteger();
        ModelServer.Policy policy =
                request ->
                        switch (asked.incrementAndGet()) {
                            case 1 -> Said.fault(401, "Incorrect API key provided: " + KEY);
                            case 2 -> Said.fault(400, "bad header Authorization: Bearer " + KEY);
                            case 3 -> Said.fault(503, KEY + " is in the way");
                            case 5 -> Said.text("Your key is " + KEY + "!");
                            default -> model.answer(request);
                        };
        List<Typed> typed = new ArrayList<>();
        try (ModelServer server = new ModelServer(policy)) {
            typed.add(llm(terminal, server));
            assertEquals(3, typed.getLast().exit(), "the key was refused: stopped, to be resumed");
            assertTrue(typed.getLast().err().contains("environment variable MY_KEY"));
            String run = typed.getLast().json().get("run").asText();
            typed.add(
                    terminal.type(
                            "resume",
                            run,
                            "--json",
                            "--workspace",
                            folder.resolve("w").toString()));
            assertEquals(3, typed.getLast().exit(), typed.getLast().err());
            typed.add(
                    terminal.type(
                            "resume",
                            run,
                            "--json",
                            "--workspace",
                            folder.resolve("w").toString()));
            assertEquals(0, typed.getLast().exit(), typed.getLast().err());
            JsonNode report = typed.getLast().json();
            assertEquals("llm", report.get("strategist").asText());
            assertEquals(server.heard().size(), report.get("spent").get("calls").asInt());
            assertTrue(report.get("spent").get("input_tokens").asLong() > 500);
            assertEquals(4 + 3, report.get("evaluations").asInt());
            assertTrue(server.heard().stream().allMatch(h -> h.key().equals(KEY)));
            typed.add(
                    terminal.type(
                            "show", run, "--json", "--workspace", folder.resolve("w").toString()));
            typed.add(
                    terminal.type(
                            "prompts", "list", "--workspace", folder.resolve("w").toString()));
        } finally {
            root.detachAppender(logs);
            root.setLevel(before);
        }
        for (Typed t : typed) {
            assertFalse((t.out() + t.err()).contains(KEY), t.err());
        }
        for (ILoggingEvent event : logs.list) {
            String all =
                    event.getFormattedMessage()
                            + (event.getThrowableProxy() == null
                                    ? ""
                                    : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            assertFalse(all.contains(KEY), all);
        }
        assertFalse(logs.list.isEmpty());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(KEY), file.toString());
            }
        }
    }

    @Test
    void refusesBeforeAnythingIsChanged() throws IOException {
        Terminal terminal = new Terminal(folder);
        refused(search(terminal, "--strategist", "llm"), "endpoint");
        refused(
                search(
                        terminal,
                        "--strategist",
                        "llm",
                        "--endpoint",
                        "nowhere://x",
                        "--model",
                        "m"),
                "http");
        refused(
                search(
                        terminal,
                        "--strategist",
                        "llm",
                        "--endpoint",
                        "http://127.0.0.1:1",
                        "--model",
                        "m",
                        "--key-env",
                        "UNSET_KEY"),
                "UNSET_KEY is not set");
        refused(
                search(
                        terminal,
                        "--strategist",
                        "llm",
                        "--endpoint",
                        "http://127.0.0.1:1",
                        "--model",
                        "m",
                        "--strategist-option",
                        "temprature=1"),
                "temprature");
        refused(search(terminal, "--strategist", "oracle"), "llm, manual");
        refused(search(terminal, "--cap-tokens", "-5"), "negative");
        assertFalse(Files.exists(folder.resolve("w").resolve("workspace.db")));
    }

    private static void refused(Typed typed, String says) {
        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().contains(says), typed.err());
        assertEquals("", typed.out());
    }

    @Test
    void stopsAtTheCap() throws Exception {
        Terminal terminal = new Terminal(folder, Map.of("MY_KEY", KEY), "");
        SensibleModel model = new SensibleModel(0, 0);
        try (ModelServer server = new ModelServer(model)) {
            Typed typed = llm(terminal, server, "--cap-calls", "3");

            assertEquals(3, typed.exit(), typed.err());
            assertTrue(typed.err().contains("cap on calls"), typed.err());
            assertEquals(3, server.heard().size());
            assertEquals(3, typed.json().get("spent").get("calls").asInt());
        }
    }

    /** A person carries prompts in the terminal; the end of the input stops the search. */
    @Test
    void aPersonIsTheStrategist() {
        String typed =
                CELL.formatted("none")
                        + "\n.\nno idea\n.\n"
                        + CELL.formatted("avg_pool_3x3")
                        + "\n.\n";
        Terminal terminal = new Terminal(folder, Map.of(), typed);

        Typed first = search(terminal, "--strategist", "manual");

        assertEquals(3, first.exit(), first.err());
        String told = first.err();
        assertTrue(told.contains("Round 1, analysis. Carry this prompt to a new chat"), told);
        assertTrue(told.contains("Round 2, repair. Carry this prompt to the same chat"), told);
        assertTrue(told.contains("Round 3, inspiration"), told);
        JsonNode report = first.json();
        assertEquals(4 + 2, report.get("evaluations").asInt(), told);

        Typed second =
                new Terminal(folder, Map.of(), CELL.formatted("skip_connect"))
                        .type(
                                "resume",
                                report.get("run").asText(),
                                "--json",
                                "--workspace",
                                folder.resolve("w").toString());
        assertEquals(0, second.exit(), second.err());
        assertEquals("manual", second.json().get("strategist").asText());
        assertEquals(7, second.json().get("evaluations").asInt());
    }

    /** Or through files, so that another program may carry them. */
    @Test
    void aPersonAnswersThroughFiles() throws Exception {
        Path prompt = folder.resolve("prompt.md");
        Path reply = folder.resolve("reply.md");
        List<String> prompts = new CopyOnWriteArrayList<>();
        Thread person =
                Thread.ofVirtual()
                        .start(() ->
                                List.of("none", "avg_pool_3x3", "skip_connect")
                                        .forEach(operation ->
                                                answer(prompt, reply, prompts, operation)));

        Typed typed =
                search(
                        new Terminal(folder),
                        "--strategist",
                        "manual",
                        "--prompt-file",
                        prompt.toString(),
                        "--reply-file",
                        reply.toString());

        assertEquals(0, typed.exit(), typed.err());
        assertTrue(person.join(Duration.ofSeconds(5)));
        assertEquals(4 + 3, typed.json().get("evaluations").asInt());
        assertTrue(prompts.getFirst().startsWith("You are the strategist"));
        assertTrue(prompts.getLast().contains("# Round 3"));
        assertTrue(typed.err().contains("the prompt is in " + prompt), typed.err());
        assertFalse(Files.exists(reply), "a reply is used once");
    }

    private static void answer(Path prompt, Path reply, List<String> prompts, String operation) {
        try {
            while (!Files.exists(prompt)) {
                Thread.sleep(20);
            }
            prompts.add(Files.readString(prompt));
            Files.delete(prompt);
            Files.writeString(reply, CELL.formatted(operation));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void listsShowsChecksAndSavesPrompts() throws IOException {
        Terminal terminal = new Terminal(folder);
        String w = folder.resolve("w").toString();

        JsonNode listed = terminal.type("prompts", "list", "--json", "--workspace", w).json();
        assertTrue(listed.get("prompts").size() >= 9);
        assertFalse(Files.exists(folder.resolve("w")), "reading creates nothing");
        assertEquals(0, terminal.type("prompts", "check", "--workspace", w).exit());

        String text = terminal.type("prompts", "show", "repair", "--workspace", w).out();
        Path edited = folder.resolve("repair.md");
        Files.writeString(edited, text.replace("{{reason}}", "{{raison}}"));
        Typed wrong = terminal.type("prompts", "check", edited.toString());
        assertEquals(2, wrong.exit());
        assertTrue(
                wrong.out().contains("repair.md, line 10: There is no variable {{raison}}"),
                wrong.out());
        Typed unsaved =
                terminal.type("prompts", "save", "repair", edited.toString(), "--workspace", w);
        assertEquals(2, unsaved.exit());
        assertTrue(unsaved.err().contains("nothing was saved"), unsaved.err());

        Files.writeString(edited, text.replace("Your last answer", "Sorry, your last answer"));
        Typed saved =
                terminal.type(
                        "prompts",
                        "save",
                        "repair",
                        edited.toString(),
                        "--note",
                        "polite",
                        "--workspace",
                        w);
        assertEquals(0, saved.exit(), saved.err());
        JsonNode versions = versions(new Terminal(folder), w);
        assertEquals(2, versions.size());
        assertEquals("polite", versions.get(1).get("note").asText());
        assertTrue(versions.get(1).get("used").asBoolean());
        assertEquals(versions.get(0).get("version"), versions.get(1).get("parent"));

        String builtIn = versions.get(0).get("version").asText();
        assertEquals(
                0,
                terminal.type("prompts", "use", "repair", builtIn.substring(0, 5), "--workspace", w)
                        .exit());
        assertTrue(versions(terminal, w).get(0).get("used").asBoolean());
        assertTrue(
                terminal.type(
                                "prompts",
                                "show",
                                "repair",
                                versions.get(1).get("version").asText(),
                                "--workspace",
                                w)
                        .out()
                        .contains("Sorry,"));
        assertEquals(2, terminal.type("prompts", "show", "repare", "--workspace", w).exit());
        assertEquals(
                2, terminal.type("prompts", "show", "repair", "ffffff", "--workspace", w).exit());
    }

    private static JsonNode versions(Terminal terminal, String workspace) {
        for (JsonNode prompt :
                terminal.type("prompts", "list", "--json", "--workspace", workspace)
                        .json()
                        .get("prompts")) {
            if (prompt.get("name").asText().equals("repair")) {
                return prompt.get("versions");
            }
        }
        throw new AssertionError("no prompt repair");
    }
}
