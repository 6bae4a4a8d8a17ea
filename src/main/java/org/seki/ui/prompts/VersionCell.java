package org.seki.ui.prompts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seki.prompt.PromptVersion;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.Units;

/** A version in the list, further in than the one that it was made from. */
final class VersionCell extends ListCell<PromptVersion> {
    private static final double INDENT = 10;
    private static final int DEEPEST = 6;

    private final PromptsModel model;
    private final InstantSource clock;

    VersionCell(PromptsModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PromptVersion version, boolean empty) {
        super.updateItem(version, empty);
        setGraphic(empty || version == null ? null : line(version));
    }

    /** When, by whom it is used, and why. */
    private String about(PromptVersion version) {
        String when =
                version.at().equals(Instant.EPOCH)
                        ? "built in"
                        : Units.ago(version.at(), clock.instant());
        int runs =
                model.chosenProperty()
                        .get()
                        .map(p -> p.users().getOrDefault(version.hash(), List.of()).size())
                        .orElse(0);
        String users = runs == 0 ? "" : runs == 1 ? ", in 1 run" : ", in %d runs".formatted(runs);
        return when + users + (version.note().isEmpty() ? "" : ", " + version.note());
    }

    private Node line(PromptVersion version) {
        Label hash = new Label(version.hash());
        hash.getStyleClass().add("code");
        Label when = new Label(about(version));
        when.getStyleClass().addAll("note", "muted", "may-shorten");
        VBox left = new VBox(2, hash, when);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, left, space);
        int depth = model.chosenProperty().get().map(p -> p.depth(version)).orElse(0);
        line.setPadding(new Insets(0, 0, 0, INDENT * Math.min(depth, DEEPEST)));
        boolean used =
                model.chosenProperty()
                        .get()
                        .filter(p -> p.used().hash().equals(version.hash()))
                        .isPresent();
        if (used) {
            line.getChildren().add(new Chip("in use", Tone.GOOD));
        }
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
