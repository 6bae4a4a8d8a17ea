package org.seki.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Folders;
import org.seki.llm.Discovery;
import org.seki.llm.ModelServer;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchSettings.EvolveFrom;
import org.seki.search.SearchSettings.Thresholds;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window whose searches ask in words. */
abstract class WordWindow {
    final FxRobot robot = new FxRobot();

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    WordSearches searches;

    @SuppressWarnings("NullAway.Init")
    Window window;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    @BeforeEach
    void open() throws Exception {
        Path prices = folder.resolve("prices.csv");
        Files.writeString(
                prices, "model,input,output,as_of\n%s,10,30,\n".formatted(ModelServer.MODEL));
        searches = new WordSearches(folder.resolve("workspace"), prices, places());
        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            window =
                    new Window(
                            stage,
                            searches.services(),
                            folder.resolve("window.json"),
                            "CPU, 2 threads",
                            Threads.real());
            window.show();
        });
    }

    /** Where model servers may be. */
    List<Discovery.Place> places() {
        return List.of();
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(window::close);
        if (!window.awaitClosed(20_000)) {
            throw new AssertionError("the window did not close");
        }
    }

    static SearchSettings settings(
            String strategist, Map<String, String> options, int lambda, int gamma, Budgets caps) {
        return new SearchSettings(
                "words-7",
                "nasbench201",
                "none",
                new Choice("tiny", Map.of()),
                new Choice(strategist, options),
                lambda,
                gamma,
                6,
                3,
                2,
                EvolveFrom.LATEST,
                2,
                2,
                4,
                7,
                caps,
                Thresholds.DEFAULT);
    }

    RunFeed search(SearchSettings settings) throws Exception {
        robot.interact(() -> window.shell().screens().start().open(settings));
        return feed();
    }

    RunFeed feed() throws Exception {
        await("a run", () -> window.shell().screens().run().get().isPresent());
        return window.shell().screens().run().get().orElseThrow().feed();
    }

    String run() {
        return window.shell().screens().run().get().orElseThrow().run();
    }

    /** As people do it: the field, then Ctrl+V. */
    void paste(String field, String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.clickOn(field);
        robot.press(KeyCode.CONTROL).type(KeyCode.A, KeyCode.V).release(KeyCode.CONTROL);
    }

    boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(WordWindow::seen);
    }

    private static boolean seen(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    void await(String what, BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(
                        "waited in vain: %s; %s"
                                .formatted(
                                        what,
                                        window.shell()
                                                .screens()
                                                .run()
                                                .get()
                                                .map(r ->
                                                        r.feed().stateProperty().get()
                                                                + ", "
                                                                + r.feed().troubleProperty().get()
                                                                + ", "
                                                                + r.feed().iterations().size()
                                                                + " iterations")
                                                .orElse(
                                                        "no run, "
                                                                + window.shell()
                                                                        .screens()
                                                                        .start()
                                                                        .refusalProperty()
                                                                        .get())));
            }
            Thread.sleep(10);
        }
    }
}
