package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seki.endtoend.SensibleModel;
import org.seki.llm.Discovery;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Said;
import org.seki.search.RunState;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.ui.fx.Pictures;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.SceneAudit;
import org.testfx.util.WaitForAsyncUtils;

/** A language model on a real server, from the form of a new search to the end of the run. */
class ModelWindowTest extends WordWindow {
    @SuppressWarnings("NullAway.Init")
    private ModelServer server;

    @Override
    List<Discovery.Place> places() {
        try {
            SensibleModel sensible = new SensibleModel(2, 0);
            server =
                    new ModelServer(request ->
                            request.last().contains("one word")
                                    ? Said.text("ready")
                                    : sensible.answer(request).slowly(30));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return List.of(new Discovery.Place("Ollama", server.port(), "/api/tags"));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    private void openForm() throws Exception {
        robot.clickOn("New search");
        robot.clickOn("#strategist");
        robot.clickOn("LLM, a language model");
        await(
                "what this machine offers",
                () -> {
                    boolean there =
                            shown("Ollama at 127.0.0.1:%d, 1 model".formatted(server.port()));
                    if (!there) { // a busy machine may be late
                        robot.lookup("#look-again").queryButton().fire();
                    }
                    return there;
                });
        type("#lambda", "2");
        type("#gamma", "1");
    }

    private void type(String field, String text) {
        robot.interact(() -> robot.lookup(field).queryTextInputControl().setText(text));
    }

    private Button start() {
        return robot.lookup("Start search").queryButton();
    }

    private String why() {
        return robot.lookup("#why-not").queryAs(Label.class).getText();
    }

    private String said() {
        return robot.lookup("#test-said").queryAs(Label.class).getText();
    }

    @Test
    void aModelOnThisMachineIsFoundTestedAskedAndCounted() throws Exception {
        openForm();
        assertEquals("", why());
        robot.clickOn("Test");
        await("what came", () -> said().contains("scripted-1 answered “ready” in "));
        assertTrue(said().contains("tokens in"), said());

        type("#cap-tokens", "many");
        assertTrue(start().isDisabled());
        assertEquals("The cap on tokens: A whole number from 1 is needed.", why());
        type("#cap-tokens", "200000");
        type("#cap-calls", "40");
        type("#lambda", "-1");
        assertTrue(start().isDisabled());
        assertTrue(why().startsWith("λ: "), why());
        type("#lambda", "2");
        type("#sample", "11");
        assertTrue(why().contains("Choose 1 ≤ ξ ≤ k."), why());
        type("#sample", "5");
        robot.clickOn("Start search");

        RunFeed feed = feed();
        List<String> written = new ArrayList<>();
        robot.interact(() ->
                feed.writingProperty()
                        .addListener((_, _, now) ->
                                now.filter(w -> !w.ended()).ifPresent(w -> written.add(w.text()))));
        await("finished", () -> feed.stateProperty().get() == RunState.FINISHED);
        assertTrue(written.stream().distinct().count() > 5, "streams: " + written.size());
        int calls = feed.spentProperty().get().calls();
        assertEquals(server.heard().size() - 1, calls);
        assertTrue(shown(calls + " calls") || toolbar().contains(calls + " calls"), toolbar());
        assertTrue(toolbar().contains((40 - calls) + " calls"), toolbar());
        assertTrue(toolbar().contains(" $ · "), toolbar());
    }

    /** Figures that fold into the menu count too. */
    private String toolbar() {
        List<String> texts = new ArrayList<>();
        robot.lookup(".figure .label")
                .queryAllAs(Label.class)
                .forEach(label -> texts.add(label.getText()));
        return String.join(" | ", texts);
    }

    @Test
    void aBadTestSaysWhatIsWrongAndWhatToDo() throws Exception {
        openForm();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        type("#address", "127.0.0.1:" + closed);
        robot.clickOn("Test");
        await(
                "why not",
                () ->
                        robot.lookup("#test-said")
                                .queryAs(Label.class)
                                .getStyleClass()
                                .contains("bad"));
        assertTrue(said().contains("127.0.0.1:" + closed), said());

        type("#address", "http://user:pw@host");
        assertTrue(start().isDisabled());
        assertTrue(why().startsWith("Address: "), why());
        type("#address", server.base().toString());
        robot.clickOn("Environment variable");
        type("#key-variable", "SEKI_NO_SUCH_KEY");
        assertTrue(start().isDisabled());
        assertTrue(why().contains("SEKI_NO_SUCH_KEY is not set"), why());
        type("#key-variable", "SEKI_TEST_KEY");
        assertFalse(start().isDisabled(), why());
    }

    @Test
    void aTypedKeyIsSentAndKeptNowhere() throws Exception {
        openForm();
        robot.clickOn("Typed for this session");
        assertTrue(start().isDisabled());
        type("#key-typed", WordSearches.KEY);
        assertFalse(start().isDisabled(), why());
        robot.clickOn("Test");
        await("an answer", () -> said().contains("answered"));
        assertEquals(WordSearches.KEY, server.heard().getFirst().key());
        assertFalse(start().isDisabled(), "the key is known now");
        robot.clickOn("Start search");
        RunFeed feed = feed();
        await("an answer in the run", () -> feed.row(1).filter(r -> r.scored()).isPresent());
        assertEquals(WordSearches.KEY, server.heard().getLast().key());
        SearchSettings settings = searches.runs().getFirst().settings();
        assertEquals(
                "session:127.0.0.1:" + server.port(), settings.strategist().options().get("key"));
        robot.interact(window::close);
        assertTrue(window.awaitClosed(20_000));
        await("stopped", () -> searches.runs().getFirst().state() == RunState.STOPPED);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(WordSearches.KEY), file.toString());
            }
        }
    }

    @Test
    void aKeyThatAnEarlierSessionKnewIsAskedForAgain() throws Exception {
        RunFeed feed =
                search(
                        settings(
                                "llm",
                                Map.of(
                                        "endpoint",
                                        server.base().toString(),
                                        "model",
                                        ModelServer.MODEL,
                                        "key",
                                        "session:somewhere"),
                                1,
                                0,
                                Budgets.NONE));
        await("asked for the key", () -> shown("#key-again"));
        assertTrue(shown("Use the key"));
        type("#key-again", WordSearches.KEY);
        robot.clickOn("Use the key");
        await("finished", () -> feed.stateProperty().get() == RunState.FINISHED);
        assertEquals(WordSearches.KEY, server.heard().getLast().key());
    }

    @Test
    void modelTemperatureAndAddressAreChangedWhileItRuns() throws Exception {
        RunFeed feed =
                search(
                        settings(
                                "llm",
                                Map.of(
                                        "endpoint",
                                        server.base().toString(),
                                        "model",
                                        ModelServer.MODEL,
                                        "key",
                                        "env:SEKI_TEST_KEY"),
                                2000,
                                0,
                                Budgets.NONE));
        await("asked", () -> !server.heard().isEmpty());
        robot.type(KeyCode.F5);
        await("paused", () -> feed.stateProperty().get() == RunState.PAUSED);
        assertEquals(WordSearches.KEY, server.heard().getLast().key());
        try (ModelServer other = new ModelServer(new SensibleModel(2, 0)::answer)) {
            robot.push(KeyCode.CONTROL, KeyCode.L);
            type("#steering-temperature", "warm");
            assertTrue(shown("The option temperature is “warm”; it must be a number."));
            type("#steering-temperature", "0.25");
            type("#steering-address", other.base().toString());
            robot.clickOn("#steering-model");
            robot.type(KeyCode.ENTER);
            await("waits", () -> feed.changes().pending().size() == 1);
            for (int[] size : List.of(new int[] {1440, 900}, new int[] {1024, 700})) {
                shoot("steered-model-%dx%d".formatted(size[0], size[1]), size[0], size[1]);
            }
            assertTrue(shown("Ask scripted-1 at 0.25"));
            robot.clickOn("#steering-log .link");
            await("taken back", () -> feed.changes().pending().isEmpty());
            await("as before", () -> text("#steering-temperature").isEmpty());

            type("#steering-temperature", "0.25");
            type("#steering-address", other.base().toString());
            robot.clickOn("#steering-model");
            robot.type(KeyCode.ENTER);
            await("waits again", () -> feed.changes().pending().size() == 1);
            int asked = server.heard().size();
            int last = feed.iterations().getLast().iteration();
            robot.type(KeyCode.F10);
            await("one more", () -> feed.row(last + 1).filter(r -> r.scored()).isPresent());
            assertEquals(asked, server.heard().size(), "the old one is asked no more");
            assertEquals(0.25, other.heard().getLast().body().get("temperature").asDouble());
            assertFalse(
                    other.heard().toString().contains(WordSearches.KEY),
                    "no key goes to a server that it was not given for");
        }
    }

    private void shoot(String name, int width, int height) throws Exception {
        Scene scene = window.shell().getScene();
        robot.interact(() -> {
            scene.getWindow().setWidth(width);
            scene.getWindow().setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
        List<String> faults =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    Pictures.take(scene, name);
                                    return SceneAudit.faults(scene);
                                })
                        .get();
        assertEquals(List.of(), faults, name);
    }

    private String text(String field) {
        return robot.lookup(field).queryTextInputControl().getText();
    }

    @Test
    void aCapThatIsReachedIsASentence() throws Exception {
        openForm();
        type("#cap-calls", "3");
        robot.clickOn("Start search");
        RunFeed feed = feed();
        await("the cap", () -> feed.troubleProperty().get().isPresent());
        assertEquals(
                "The cap on calls is reached: none is left. Raise the cap to go on.",
                feed.troubleProperty().get().orElseThrow());
        await(
                "said",
                () -> shown("The cap on calls is reached: none is left. Raise the cap to go on."));
        await("a pause", () -> feed.stateProperty().get() == RunState.PAUSED);
        assertEquals(3, server.heard().size());
        assertTrue(toolbar().contains("0 calls"), toolbar());
    }
}
