package org.seki.ui.curves;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seki.space.Spaces;
import org.seki.ui.curves.CurvesViewModel.Tab;
import org.seki.ui.fx.SampleRun;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What one more iteration costs the JavaFX thread in a run of 5,000. */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
class CurvesBench {
    private final SampleRun run =
            new SampleRun(Spaces.of("nasbench201").orElseThrow(), 2500, 2600, 7);
    private final CurvesViewModel model = new CurvesViewModel(run.feed());

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts(Path.of("assets/fonts"));
        scene = new Scene(new CurvesView(model), 766, 470);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void oneMoreIterationOfFiveThousand(FxRobot robot) {
        robot.interact(() -> run.until(5000));
        for (Tab tab : Tab.values()) {
            robot.interact(() -> model.tabProperty().set(tab));
            double[] millis = new double[15];
            for (int i = 0; i < millis.length; i++) {
                int nth = i;
                robot.interact(() -> {
                    long before = System.nanoTime();
                    run.until(run.architectures().size());
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    millis[nth] = (System.nanoTime() - before) / 1e6;
                });
                WaitForAsyncUtils.waitForFxEvents();
            }
            double median = Arrays.stream(millis).sorted().toArray()[millis.length / 2];
            System.out.printf("%s: %.1f ms an iteration%n", tab, median);
            assertTrue(median < 100, tab + " takes " + median + " ms");
        }
    }
}
