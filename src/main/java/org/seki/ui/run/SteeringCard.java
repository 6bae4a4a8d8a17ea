package org.seki.ui.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seki.search.SearchEvent.Steered;
import org.seki.search.Steering;
import org.seki.search.SteeringLog;
import org.seki.search.SteeringLog.Scores;
import org.seki.search.SteeringLog.Standing;
import org.seki.ui.fx.Capital;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.Units;

/** One change: what, by whom and when, and what the score did afterwards. */
final class SteeringCard extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    SteeringCard(SteeringLog.Entry entry, SteeringViewModel model) {
        getStyleClass().add("steering-card");
        Label what = new Label(capital(model.named(entry.steered().steering())));
        what.getStyleClass().addAll("strong", "may-shorten");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, what, space, chip(entry.standing()));
        head.getStyleClass().add("steering-line");
        if (entry.standing() == Standing.PENDING) {
            Button undo = new Button("Undo");
            undo.getStyleClass().add("link");
            undo.setMinWidth(USE_PREF_SIZE);
            undo.setOnAction(_ -> model.withdraw(entry));
            head.getChildren().add(undo);
        }
        Label when = new Label(when(entry.steered()));
        when.getStyleClass().addAll("note", "muted", "may-shorten");
        getChildren().addAll(head, when);
        if (measured(entry)) {
            getChildren().add(effect(entry.before(), entry.after()));
        }
    }

    private static boolean measured(SteeringLog.Entry entry) {
        return entry.standing() == Standing.EFFECTIVE
                && entry.after().count() > 0
                && !(entry.steered().steering() instanceof Steering.Withdraw);
    }

    private static Chip chip(Standing standing) {
        return switch (standing) {
            case PENDING -> new Chip("waits", Tone.ATTENTION);
            case EFFECTIVE -> new Chip("in effect", Tone.QUIET);
            case WITHDRAWN -> new Chip("taken back", Tone.QUIET);
        };
    }

    private static String when(Steered steered) {
        StringBuilder text = new StringBuilder("after iteration ");
        text.append(Math.max(0, steered.afterIteration()));
        if (!steered.by().isBlank()) {
            text.append(" · ").append(steered.by());
        }
        if (steered.at().isAfter(Instant.EPOCH)) {
            text.append(" · ").append(TIME.format(steered.at().atZone(ZoneId.systemDefault())));
        }
        return text.toString();
    }

    private static Node effect(Scores before, Scores after) {
        HBox line = new HBox(6);
        line.getStyleClass().add("steering-line");
        if (before.count() == 0) {
            line.getChildren().add(number("mean of %d: ".formatted(after.count())));
            line.getChildren().add(number(Units.score(after.mean())));
            return line;
        }
        line.getChildren()
                .addAll(
                        number(
                                "mean %s → %s"
                                        .formatted(
                                                Units.score(before.mean()),
                                                Units.score(after.mean()))),
                        gain(after.mean() - before.mean()));
        double best = after.best() - before.best();
        if (best > 0) {
            line.getChildren().addAll(number("best"), gain(best));
        }
        Tooltip tip =
                new Tooltip(
                        "Mean score of the %d iterations before the change took effect and of the %d since, up to the next change. Chance alone moves it too."
                                .formatted(before.count(), after.count()));
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        Tooltip.install(line, tip);
        return line;
    }

    private static Label number(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("number", "note");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label gain(double gain) {
        Label label = number(Units.gain(gain));
        label.getStyleClass().add(gain > 0 ? "good" : gain < 0 ? "bad" : "muted");
        return label;
    }

    private static String capital(String text) {
        return Capital.first(text);
    }
}
