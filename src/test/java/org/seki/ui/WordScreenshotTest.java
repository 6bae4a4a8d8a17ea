package org.seki.ui;

import static org.seki.ui.Camera.await;
import static org.seki.ui.Camera.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Folders;
import org.seki.endtoend.SensibleModel;
import org.seki.llm.Discovery;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Said;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxToolkit;

/** A new search with a model, its run, a cap, and a person's turn, for people to look at. */
class WordScreenshotTest {
    @TempDir Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Camera camera;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    @Test
    void everyState() throws Exception {
        SensibleModel sensible = new SensibleModel(2, 0);
        try (ModelServer server =
                new ModelServer(request ->
                        request.last().contains("one word")
                                ? Said.text("ready")
                                : sensible.answer(request)
                                        .slowly(request.number() > 6 ? 300 : 0))) {
            WordSearches searches = searches(server);
            camera = new Camera(searches.services());
            Shell shell = camera.shell();
            form(camera, shell);
            streaming(camera, shell, server);
            capped(camera, shell);
            manual(camera, shell);
        }
    }

    private static void form(Camera camera, Shell shell) throws Exception {
        fx(() -> press(shell, "New search"));
        fx(() -> {
            ComboBox<?> strategist = (ComboBox<?>) shell.lookup("#strategist");
            strategist.getSelectionModel().select(1);
            return strategist;
        });
        await("a server", () -> found(shell));
        fx(() -> {
            type(shell, "#cap-calls", "40");
            type(shell, "#cap-dollars", "0.50");
            ((Button) shell.lookup("#test-model")).fire();
            return shell;
        });
        await("an answer", () -> said(shell).contains("answered"));
        camera.shoot("new-search-model");
        fx(() -> {
            type(shell, "#lambda", "many");
            type(shell, "#address", "127.0.0.1:9");
            ((Button) shell.lookup("#test-model")).fire();
            return shell;
        });
        await(
                "a refusal",
                () -> said(shell).contains("127.0.0.1:9") && !said(shell).startsWith("Asking"));
        camera.shoot("new-search-wrong");
    }

    private void streaming(Camera camera, Shell shell, ModelServer server) throws Exception {
        RunFeed feed =
                run(shell, settings("llm", options(server), new Budgets(0, 90_000, 0.5, 0, 40)));
        await(
                "a reply being written",
                () ->
                        feed.row(2).isPresent()
                                && feed.writingProperty()
                                        .get()
                                        .filter(w -> w.text().length() > 60)
                                        .isPresent());
        fx(() -> {
            feed.select(2);
            return feed;
        });
        camera.shoot("llm-streaming");
        exchanges(shell);
        fx(() -> press(shell, "Prompts"));
        await("the prompts", () -> editor(shell) != null && !editor(shell).getText().isEmpty());
        camera.shoot("prompts");
        fx(() -> {
            editor(shell).insertText(editor(shell).getLength(), "{{nonsense}}\n");
            return shell;
        });
        camera.shoot("prompts-fault");
    }

    /** In a window of its own. */
    private static void exchanges(Shell shell) throws Exception {
        fx(() -> {
            shell.lookupAll(".link").stream()
                    .map(Button.class::cast)
                    .filter(b -> b.getText().equals("Prompts and replies"))
                    .forEach(Button::fire);
            return shell;
        });
        await("word for word", () -> dialog().isPresent());
        Camera.shoot(fx(() -> dialog().orElseThrow()), "llm-exchanges");
        fx(() -> {
            dialog().orElseThrow().getWindow().hide();
            return shell;
        });
    }

    private static Optional<Scene> dialog() {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(s -> s.getRoot().getStyleClass().contains("exchanges-dialog"))
                .findFirst();
    }

    private void capped(Camera camera, Shell shell) throws Exception {
        try (ModelServer quick = new ModelServer(new SensibleModel(0, 0))) {
            RunFeed feed = run(shell, settings("llm", options(quick), new Budgets(0, 0, 0, 0, 3)));
            await("the cap", () -> feed.troubleProperty().get().isPresent());
            camera.shoot("llm-cap-reached");
        }
    }

    private void manual(Camera camera, Shell shell) throws Exception {
        RunFeed feed = run(shell, settings("manual", Map.of(), Budgets.NONE));
        await("a prompt", () -> feed.sheetProperty().get().isPresent());
        camera.shoot("manual-waiting");
        fx(() -> {
            type(shell, "#manual-reply", "|conv_3x3~0|+|none~0|none~1|+|none~0|none~1|none~2|");
            return press(shell, "Use reply");
        });
        await("an error", () -> feed.sheetProperty().get().flatMap(s -> s.fault()).isPresent());
        camera.shoot("manual-fault");
    }

    /** A machine that is busy may not answer in time: one looks again, as people do. */
    private static boolean found(Shell shell) {
        if (text(shell, "#address").isEmpty()) {
            ((Button) shell.lookup("#look-again")).fire();
        }
        return !text(shell, "#address").isEmpty();
    }

    private static CodeArea editor(Shell shell) {
        return (CodeArea) shell.lookup("#prompt-text");
    }

    private static void type(Shell shell, String field, String text) {
        ((TextInputControl) shell.lookup(field)).setText(text);
    }

    private static String said(Shell shell) {
        return ((Label) shell.lookup("#test-said")).getText();
    }

    private WordSearches searches(ModelServer server) throws IOException {
        Path prices = folder.resolve("prices.csv");
        Files.writeString(
                prices, "model,input,output,as_of\n%s,3,15,\n".formatted(ModelServer.MODEL));
        return new WordSearches(
                folder.resolve("workspace"),
                prices,
                List.of(new Discovery.Place("Ollama", server.port(), "/api/tags")));
    }

    private static Map<String, String> options(ModelServer server) {
        return Map.of(
                "endpoint",
                server.base().toString(),
                "model",
                ModelServer.MODEL,
                "max-tokens",
                "600");
    }

    private static SearchSettings settings(
            String strategist, Map<String, String> options, Budgets caps) {
        return WordWindow.settings(strategist, options, 6, 4, caps);
    }

    private static RunFeed run(Shell shell, SearchSettings settings) throws Exception {
        String before = shell.screens().run().get().map(OpenRun::run).orElse("");
        fx(() -> {
            shell.screens()
                    .run()
                    .detach()
                    .ifPresent(r -> Threads.real().background().execute(r::close));
            shell.screens().start().open(settings);
            return shell;
        });
        BooleanSupplier another =
                () -> shell.screens().run().get().filter(r -> !r.run().equals(before)).isPresent();
        await("a run", another);
        return shell.screens().run().get().orElseThrow().feed();
    }

    private static Shell press(Shell shell, String name) {
        shell.commands().stream().filter(c -> c.name().equals(name)).forEach(c -> c.run());
        return shell;
    }

    private static String text(Shell shell, String field) {
        return ((TextInputControl) shell.lookup(field)).getText();
    }
}
