package org.seki.ui.prompts;

import java.io.File;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.experiment.PromptComparison;
import org.seki.experiment.PromptComparison.Outcome;
import org.seki.experiment.PromptComparison.Row;
import org.seki.prompt.PromptVersion;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.EmptyState;

/** What a replay came to: the question, a forest plot, a table, and what can be done with it. */
final class ResultView extends VBox {
    private static final double NAMES = 70;

    private final LabModel model;
    private final ForestPlot forest = new ForestPlot();

    ResultView(LabModel model) {
        this.model = model;
        setSpacing(8);
        setId("lab-result");
        forest.pane().setMinHeight(200);
        forest.pane().setPrefHeight(220);
        model.stateProperty().subscribe(this::show);
    }

    private void show(LabState state) {
        switch (state) {
            case LabState.Idle _ ->
                    getChildren()
                            .setAll(
                                    new EmptyState(
                                            Feather.BAR_CHART_2,
                                            "Nothing compared",
                                            "Replay asks what was asked in the run again, under A and B, and"
                                                    + " shows here what differs, by how much and how surely."));
            case LabState.Asking _ -> getChildren().clear();
            case LabState.Cancelled _ ->
                    getChildren()
                            .setAll(wrapped("Stopped; what was answered is kept. Replay goes on."));
            case LabState.Refused(String sentence) -> {
                Label why = wrapped(sentence);
                why.getStyleClass().add("bad");
                getChildren().setAll(why);
            }
            case LabState.Compared compared -> show(compared);
        }
    }

    private void show(LabState.Compared compared) {
        PromptComparison c = compared.comparison();
        String asked = model.form().question.get().strip();
        Label question = wrapped(asked.isEmpty() ? "Is B better than A?" : asked);
        question.setId("lab-title");
        question.getStyleClass().add("strong");
        Label versions =
                wrapped(
                        "B %s · A %s"
                                .formatted(
                                        named(compared.settings().second()),
                                        named(compared.settings().first())));
        versions.getStyleClass().addAll("note", "muted");
        Chip verdict = new Chip(compared.verdict(), tone(c.verdict().outcome()));
        verdict.setId("lab-verdict");
        Label p =
                new Label(
                        String.format(
                                Locale.ROOT,
                                c.verdict().p() < 0.001 ? "p < 0.001, %2$s" : "p = %1$.3f, %2$s",
                                c.verdict().p(),
                                c.verdict().measure().label()));
        p.getStyleClass().addAll("note", "muted");
        HBox sentence = new HBox(8, verdict, p);
        sentence.setAlignment(Pos.CENTER_LEFT);
        forest.show(c);
        Label caption = wrapped(caption(c));
        caption.setId("lab-caption");
        caption.getStyleClass().addAll("note", "muted");
        getChildren()
                .setAll(question, versions, sentence, actions(), forest.pane(), caption, table(c));
    }

    private static String named(PromptVersion version) {
        String note = version.isBuiltIn() ? "built in" : version.note();
        return version.hash() + (note.isBlank() ? "" : ", " + note);
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case BETTER -> Tone.GOOD;
            case WORSE -> Tone.BAD;
            case NO_DIFFERENCE_SEEN -> Tone.QUIET;
        };
    }

    private static String caption(PromptComparison c) {
        return String.format(
                Locale.ROOT,
                "To the right B is better; amber: one random edit. n = %d contexts × %d, paired bootstrap,"
                        + " 95 %% intervals. Children %s. %d asked, %d kept; %,d tokens, $%.4f.",
                c.contexts(),
                c.repeats(),
                c.scorer(),
                c.asked(),
                c.cached(),
                c.spent().inputTokens() + c.spent().outputTokens(),
                c.spent().dollars());
    }

    private static Node table(PromptComparison c) {
        GridPane table = new GridPane(8, 6);
        table.setId("lab-table");
        table.getStyleClass().add("lab-table");
        String[] heads = {"", "A", "B", "B − A", "95 %", "random"};
        for (int i = 0; i < heads.length; i++) {
            table.add(cell(heads[i], "muted", i > 0), i, 0);
        }
        for (int i = 0; i < c.rows().size(); i++) {
            Row r = c.rows().get(i);
            boolean share = r.measure().share();
            Function<Double, String> plain = v -> number(v, share, "");
            Function<Double, String> signed = v -> number(v, share, "+");
            table.add(cell(r.measure().label() + (share ? ", %" : ""), "", false), 0, i + 1);
            table.add(cell(plain.apply(r.first()), "", true), 1, i + 1);
            table.add(cell(plain.apply(r.second()), "", true), 2, i + 1);
            table.add(cell(signed.apply(r.difference().mean()), "strong", true), 3, i + 1);
            table.add(
                    cell(
                            signed.apply(r.difference().ci95().low())
                                    + " to "
                                    + signed.apply(r.difference().ci95().high()),
                            "",
                            true),
                    4,
                    i + 1);
            table.add(cell(plain.apply(r.random()), "", true), 5, i + 1);
        }
        return table;
    }

    private static String number(double value, boolean share, String sign) {
        return Double.isFinite(value)
                ? String.format(
                        Locale.ROOT,
                        share || Math.abs(value) >= 100 ? "%" + sign + ".0f" : "%" + sign + ".1f",
                        value * (share ? 100 : 1))
                : "–";
    }

    private static Label cell(String text, String style, boolean right) {
        Label label = new Label(text);
        label.getStyleClass().add("note");
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        if (right) {
            label.setMinWidth(USE_PREF_SIZE);
        } else {
            label.setMinWidth(NAMES);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            GridPane.setHgrow(label, Priority.ALWAYS);
        }
        GridPane.setHalignment(label, right ? HPos.RIGHT : HPos.LEFT);
        return label;
    }

    private Node actions() {
        Button adopt = model.adoptCommand().button(Feather.CHECK);
        adopt.setId("lab-adopt");
        Button notes = new Button("Save notes", new FontIcon(Feather.FILE_TEXT));
        notes.setOnAction(_ -> chooseNotes());
        for (Button button : new Button[] {adopt, notes}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        return new HBox(8, adopt, notes);
    }

    private void chooseNotes() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the session's notes");
        chooser.setInitialFileName("notes.md");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.saveNotes(file.toPath());
        }
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
