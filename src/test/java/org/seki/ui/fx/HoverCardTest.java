package org.seki.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Its lines are worked out elsewhere, and may come when the drawing is gone. */
class HoverCardTest {
    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void linesThatComeTooLateAreNotShown() {
        Pane drawing = new Pane();
        HoverCard card = new HoverCard();
        drawing.getChildren().add(card);
        Scene scene = new Scene(drawing, 400, 300);

        robot.interact(() -> card.show(10, 10, "skip_connect", List.of("in 3 of the best 10")));

        assertTrue(card.isVisible());
        assertEquals(2, card.getChildren().size());

        robot.interact(() -> {
            card.hide();
            scene.setRoot(new Pane());
            card.show(10, 10, "skip_connect", List.of("in 4 of the best 10"));
        });

        assertFalse(card.isVisible());
    }
}
