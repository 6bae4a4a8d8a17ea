package org.seki.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.seki.device.Folders;
import org.seki.space.Spaces;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.SampleRun;
import org.seki.ui.fx.Theme;
import org.seki.ui.graph.CompareViewModel.Side;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class CompareViewTest {
    private final SampleRun run = new SampleRun(Spaces.of("darts").orElseThrow(), 24, 26, 7);
    private final CompareViewModel model = new CompareViewModel(run.feed());

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    private void compare(int... iterations) {
        run.until(20);
        for (int iteration : iterations) {
            run.feed().compare(iteration);
        }
        model.shownProperty().set(true);
    }

    /** The highest score and accuracy, the fewest parameters. */
    @Test
    void theBestOfEachRowIsMarked() {
        compare(3, 9, 20);
        List<IterationRow> rows = model.sidesProperty().get().stream().map(Side::row).toList();
        double score = rows.stream().mapToDouble(IterationRow::score).max().orElseThrow();
        double fewest =
                rows.stream()
                        .mapToDouble(r -> r.metric("parameters").orElseThrow())
                        .min()
                        .orElseThrow();
        for (Side side : model.sidesProperty().get()) {
            assertThat(best(side, "Score")).isEqualTo(side.row().score() == score);
            assertThat(best(side, "Accuracy %")).isEqualTo(side.row().score() == score);
            assertThat(best(side, "Parameters M"))
                    .isEqualTo(side.row().metric("parameters").orElseThrow() == fewest);
            assertThat(best(side, "Edges changed")).isFalse();
        }
    }

    private static boolean best(Side side, String fact) {
        return side.facts().get(fact).best();
    }

    @Test
    void namesOfMetricsAreThoseOfTheField() {
        assertThat(Metric.title("macs")).isEqualTo("Multiply-adds M");
        assertThat(Metric.text("macs", 149_300_000)).isEqualTo("149.3");
    }

    /** Figures once began at the left, so that 9.81 stood above 1.05 as if it were less. */
    @Test
    void figuresOfAColumnEndAtOnePlace() throws Exception {
        compare(3, 9, 20);
        FxRobot robot = new FxRobot();
        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            Scene scene = new Scene(new CompareView(model), 660, 560);
            Theme.LIGHT.apply(scene);
            stage.setScene(scene);
            stage.show();
        });
        for (int column = 1; column <= 3; column++) {
            int nth = column;
            Set<Long> ends =
                    robot.lookup(".compare-facts .label").queryAllAs(Label.class).stream()
                            .filter(l -> GridPane.getColumnIndex(l) == nth)
                            .map(l -> Math.round(l.getBoundsInParent().getMaxX()))
                            .collect(Collectors.toSet());
            assertThat(ends).as("column " + column).hasSize(1);
        }
        robot.interact(stage::hide);
    }
}
