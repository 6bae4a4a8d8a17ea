package org.seki.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A hint takes a window only once the pointer rests on its control. */
class HintTest {
    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void theFirstPointerThatRestsSeesIt() throws Exception {
        Button button = new Button("Run");
        Hint.on(button, "Goes on (F5)");
        assertNull(button.getTooltip());
        assertEquals("Goes on (F5)", button.getAccessibleHelp());

        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            stage.setScene(new Scene(new StackPane(button), 300, 200));
            stage.show();
        });
        robot.moveTo(button);

        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(HintTest::shows).get());
        robot.interact(stage::hide);
    }

    private static boolean shows() {
        return Window.getWindows().stream()
                .anyMatch(w -> w instanceof Tooltip t && t.getText().equals("Goes on (F5)"));
    }
}
