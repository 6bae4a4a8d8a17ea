package org.seki.ui;

import static org.seki.ui.Camera.await;
import static org.seki.ui.Camera.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Folders;
import org.seki.endtoend.SensibleModel;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Said;
import org.seki.search.RunState;
import org.seki.search.SearchSettings.Budgets;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxToolkit;

/** The prompt workshop with the results of a real replay, for people to look at. */
class PromptLabScreenshotTest {
    private static final String HINT = "Name every edge before you write.";

    @TempDir Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Camera camera;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    /** Errs in one of four conversations, unless it is told to name every edge. */
    private static Said answer(ModelServer.Heard request) {
        boolean errs =
                request.last().contains("carry out your strategy")
                        && !request.last().contains(HINT)
                        && request.number() % 5 < 2;
        return errs
                ? Said.text("I would make the last edge a convolution.")
                : new SensibleModel(0, 0).answer(request);
    }

    @Test
    void everyPage() throws Exception {
        try (ModelServer server = new ModelServer(PromptLabScreenshotTest::answer)) {
            Path prices = folder.resolve("prices.csv");
            Files.writeString(
                    prices, "model,input,output,as_of\n%s,3,15,\n".formatted(ModelServer.MODEL));
            WordSearches searches =
                    new WordSearches(folder.resolve("workspace"), prices, List.of());
            camera = new Camera(searches.services());
            Shell shell = camera.shell();
            search(shell, server);
            fx(() -> press(shell, "Prompts"));
            await("the prompts", () -> editor(shell) != null && !editor(shell).getText().isEmpty());
            choose(shell, "refinement");
            fx(() -> {
                String text = editor(shell).getText();
                editor(shell)
                        .replaceText(
                                text.replace(
                                        "Now carry out your strategy.",
                                        "Now carry out your strategy. " + HINT));
                ((TextInputControl) shell.lookup("#lab-question"))
                        .setText("Does naming every edge help?");
                ((TextInputControl) shell.lookup("#prompt-note")).setText("name every edge");
                return shell;
            });
            await("contexts", () -> available(shell, "Replay"));
            camera.shoot("prompts-lab-empty");
            fx(() -> press(shell, "Replay"));
            await("a result", () -> shell.lookup("#lab-verdict") != null);
            camera.shoot("prompts-forest");
            page(shell, "Changes");
            camera.shoot("prompts-diff");
            page(shell, "Preview");
            await("a preview", () -> !text(shell, "#next-prompt").isEmpty());
            camera.shoot("prompts-preview");
            fx(() -> press(shell, "Try it once"));
            await("a reply", () -> !text(shell, "#tried-reply").isEmpty());
            camera.shoot("prompts-reply");
        }
    }

    private static void search(Shell shell, ModelServer server) throws Exception {
        Map<String, String> options =
                Map.of("endpoint", server.base().toString(), "model", ModelServer.MODEL);
        fx(() -> {
            shell.screens().start().open(WordWindow.settings("llm", options, 14, 14, Budgets.NONE));
            return shell;
        });
        await(
                "a finished run",
                () ->
                        shell.screens()
                                .run()
                                .get()
                                .filter(r -> r.feed().stateProperty().get() == RunState.FINISHED)
                                .isPresent());
    }

    private static void choose(Shell shell, String prompt) throws Exception {
        fx(() -> {
            javafx.scene.control.ListView<?> files =
                    (javafx.scene.control.ListView<?>) shell.lookup("#prompt-files");
            for (int i = 0; i < files.getItems().size(); i++) {
                if (files.getItems().get(i).toString().contains("name=" + prompt + ",")) {
                    files.getSelectionModel().select(i);
                }
            }
            return files;
        });
        await("its text", () -> editor(shell).getText().contains("name: " + prompt));
    }

    private static void page(Shell shell, String name) throws Exception {
        fx(() -> {
            for (Node node : shell.lookupAll("#prompt-pages .segment")) {
                if (node instanceof ToggleButton b && b.getText().equals(name)) {
                    b.setSelected(true);
                }
            }
            return shell;
        });
    }

    private static CodeArea editor(Shell shell) {
        return (CodeArea) shell.lookup("#prompt-text");
    }

    private static String text(Shell shell, String field) {
        return ((TextInputControl) shell.lookup(field)).getText();
    }

    private static boolean available(Shell shell, String name) {
        return shell.commands().stream()
                .anyMatch(c -> c.name().equals(name) && c.available().get());
    }

    private static Shell press(Shell shell, String name) {
        shell.commands().stream().filter(c -> c.name().equals(name)).forEach(c -> c.run());
        return shell;
    }
}
