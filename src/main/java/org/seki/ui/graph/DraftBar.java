package org.seki.ui.graph;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.seki.strategist.Forecast.Interval;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.Units;

/** The strip under a copy that is being edited: what it is, what to expect, what to do with it. */
final class DraftBar extends HBox {
    private final GraphViewModel model;
    private final Chip validity = new Chip("", Tone.GOOD);
    private final Label forecast = new Label();

    DraftBar(GraphViewModel model) {
        this.model = model;
        getStyleClass().add("draft-bar");
        validity.setId("draft-validity");
        forecast.setId("draft-forecast");
        forecast.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(validity, forecast, space);
        getChildren()
                .addAll(
                        List.of(
                                button("Undo", "draft-undo", model::undo),
                                button("Discard", "draft-discard", model::discard),
                                primary(button("Inject", "draft-inject", model::injectDraft))));
        model.draftProperty().subscribe(this::show);
    }

    private void show(Optional<Draft> draft) {
        setVisible(draft.isPresent());
        setManaged(draft.isPresent());
        draft.ifPresent(d -> {
            validity.setText("valid");
            validity.setTone(Tone.GOOD);
            forecast.setText("");
            model.findings()
                    .ask(run -> {
                        if (model.draftProperty().get().equals(draft)) {
                            tell(d, run);
                        }
                    });
        });
    }

    private void tell(Draft draft, RunKnowledge run) {
        Optional<IterationRow> known = run.known(draft.architecture());
        validity.setText(
                known.map(k ->
                                "same function as %s, %s"
                                        .formatted(
                                                Picture.number(k.iteration()),
                                                Units.score(k.score())))
                        .orElse("valid, not evaluated yet"));
        validity.setTone(known.isPresent() ? Tone.ATTENTION : Tone.GOOD);
        forecast.setText(
                run.expected(draft.architecture())
                        .map(DraftBar::sentence)
                        .orElse("Too few evaluations to predict its score"));
    }

    private static String sentence(Interval expected) {
        return "Expected %s, 95 %% %s to %s"
                .formatted(
                        Units.score(expected.mean()),
                        Units.score(expected.low()),
                        Units.score(expected.high()));
    }

    private static Button button(String name, String id, Runnable act) {
        Button button = new Button(name);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("strip-button");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Button primary(Button button) {
        button.getStyleClass().add("primary");
        return button;
    }
}
