package org.seki.ui.reasoning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Proposal;
import org.seki.ui.fx.Units;

/** What one iteration thought, did and got. */
final class ReasoningCell extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /** Characters of the reasoning shown while the cell is folded. */
    private static final int FOLDED = 130;

    private final VBox card = new VBox();
    private final VBox body = new VBox(4);
    private final IntConsumer exchanges;

    /**
     * @param exchanges shows the prompts and replies of an iteration
     */
    ReasoningCell(ReasoningItem item, IntConsumer exchanges) {
        this.exchanges = exchanges;
        getStyleClass().add("reasoning-cell");
        setMinWidth(0);
        card.setMinWidth(0);
        card.getStyleClass().add("story");
        body.getStyleClass().add("story-body");
        getChildren().add(card);
        switch (item) {
            case ReasoningItem.Writing w -> writing(w);
            case ReasoningItem.Told t -> told(t);
        }
    }

    private void writing(ReasoningItem.Writing item) {
        Label tokens =
                new Label(
                        "%s, about %s tokens"
                                .formatted(
                                        item.now().ended() ? "evaluating" : "writing",
                                        Units.count(item.now().text().length() / 4)));
        tokens.getStyleClass().add("muted");
        head(Integer.toString(item.now().iteration()), Optional.empty(), tokens);
        Text text = new Text(tail(item.now().text()));
        text.getStyleClass().add("body-text");
        Text caret = new Text(item.now().ended() ? "" : "▌");
        caret.getStyleClass().add("caret-text");
        body.getChildren().add(new TextFlow(text, caret));
    }

    private void told(ReasoningItem.Told item) {
        IterationRow row = item.row();
        card.pseudoClassStateChanged(SELECTED, item.selected());
        head(title(row), Optional.of(stage(row.stage())), outcome(item));
        if (item.selected()) {
            whole(item);
        } else {
            folded(row);
        }
        cost(item);
        body.setManaged(!body.getChildren().isEmpty());
    }

    private void whole(ReasoningItem.Told item) {
        IterationRow row = item.row();
        faults(row);
        thought(row)
                .ifPresent(r -> {
                    section("Reasoning", r.reasoning());
                    section("Strategy", r.strategy());
                });
        edits(item);
        if (!row.sentence().isEmpty() && !said(row)) {
            body.getChildren().add(wrapped(row.sentence(), "muted"));
        }
    }

    /** A search that gives up ends with what was wrong with the last reply, which stands above. */
    private static boolean said(IterationRow row) {
        return row.attempts().stream()
                .flatMap(a -> a.fault().stream())
                .anyMatch(row.sentence()::endsWith);
    }

    /** What the iteration cost; with a way to what was said, word for word. */
    private void cost(ReasoningItem.Told item) {
        IterationRow row = item.row();
        Stream<String> asking = item.asked() ? Cost.of(row.usage()) : Stream.empty();
        Stream<String> evaluating =
                row.seconds() > 0
                        ? Stream.of(Cost.together("evaluated in " + Cost.time(row.seconds())))
                        : Stream.empty();
        String text = Stream.concat(asking, evaluating).collect(Collectors.joining(" · "));
        if (item.selected() && !text.isEmpty()) {
            Text cost = new Text(text);
            cost.getStyleClass().addAll("body-text", "muted", "note");
            body.getChildren().add(new TextFlow(cost));
        }
        if (item.selected() && item.asked()) {
            Button words = new Button("Prompts and replies");
            words.getStyleClass().add("link");
            words.setOnAction(_ -> exchanges.accept(row.iteration()));
            body.getChildren().add(words);
        }
    }

    /** The reply that tells why: a repaired one often holds the architecture alone. */
    private static Optional<Reply> thought(IterationRow row) {
        return row.attempts().reversed().stream()
                .map(Proposal::reply)
                .filter(r -> !r.strategy().isBlank())
                .findFirst()
                .or(row::reply);
    }

    private void folded(IterationRow row) {
        String text =
                row.attempts().stream()
                        .flatMap(a -> a.fault().stream())
                        .findFirst()
                        .or(() -> thought(row).map(Reply::reasoning))
                        .filter(t -> !t.isBlank())
                        .orElse(row.sentence());
        if (!text.isBlank()) {
            body.getChildren().add(wrapped(summary(text), "muted"));
        }
    }

    private void head(String number, Optional<Node> stage, Node outcome) {
        Label title = new Label(number);
        title.getStyleClass().add("number-strong");
        title.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title);
        head.getStyleClass().add("story-head");
        stage.ifPresent(head.getChildren()::add);
        head.getChildren().addAll(space, outcome);
        card.getChildren().addAll(head, body);
    }

    private void section(String name, String markdown) {
        if (!markdown.isBlank()) {
            body.getChildren().addAll(label(name), Markdown.render(markdown));
        }
    }

    /** What was wrong with its replies; what was wrong with several is said once. */
    private void faults(IterationRow row) {
        Map<String, List<String>> attempts = new LinkedHashMap<>();
        for (Proposal attempt : row.attempts()) {
            attempt.fault()
                    .ifPresent(f ->
                            attempts.computeIfAbsent(f, _ -> new ArrayList<>())
                                    .add(Integer.toString(attempt.attempt())));
        }
        attempts.forEach((reason, numbers) -> {
            String which = numbers.size() == 1 ? "Attempt " : "Attempts ";
            body.getChildren()
                    .addAll(
                            label(which + String.join(", ", numbers) + " rejected"),
                            wrapped(reason, "bad"));
        });
    }

    private void edits(ReasoningItem.Told item) {
        List<EdgeEdit> edits =
                item.base()
                        .flatMap(IterationRow::architecture)
                        .flatMap(parent ->
                                item.row()
                                        .architecture()
                                        .map(child -> EdgeEdit.between(parent, child)))
                        .orElse(List.of());
        if (edits.isEmpty()) {
            return;
        }
        body.getChildren()
                .add(label("Edit of " + item.base().map(ReasoningCell::title).orElse("")));
        for (EdgeEdit edit : edits) {
            Label sign = new Label(edit.added() ? "+" : "−");
            sign.getStyleClass().addAll("code", edit.added() ? "good" : "bad");
            sign.setMinWidth(14);
            Text text = new Text(edit.text());
            text.getStyleClass().addAll("body-text", "code");
            TextFlow line = new TextFlow(text);
            HBox.setHgrow(line, Priority.ALWAYS);
            body.getChildren().add(new HBox(sign, line));
        }
    }

    private static Node outcome(ReasoningItem.Told item) {
        IterationRow row = item.row();
        return switch (row.outcome()) {
            case OPEN -> new Chip("evaluating", Tone.QUIET);
            case FAILED -> new Chip("failed", Tone.BAD);
            case REUSED -> new Chip("known, " + Units.score(row.score()), Tone.ATTENTION);
            case EVALUATED -> evaluated(item);
        };
    }

    private static Node evaluated(ReasoningItem.Told item) {
        IterationRow row = item.row();
        Optional<IterationRow> base = item.base().filter(IterationRow::scored);
        String change =
                base.map(b -> Units.change(b.score(), row.score()))
                        .orElseGet(() -> Units.score(row.score()));
        boolean better = base.map(b -> row.score() > b.score()).orElse(false);
        Chip chip = new Chip(change, better || row.improved() ? Tone.GOOD : Tone.QUIET);
        chip.getStyleClass().add("number");
        if (row.repaired()) {
            FontIcon mark = new FontIcon(Feather.ALERT_TRIANGLE);
            mark.getStyleClass().add("repaired-mark");
            chip.setGraphic(mark);
            Hint.on(chip, "A reply of this iteration had to be repaired");
        }
        return chip;
    }

    private static Node stage(Stage stage) {
        return switch (stage) {
            case INITIAL -> new Chip("initial", Tone.QUIET);
            case SELF_EVOLUTION -> new Chip("self-evolution", Tone.QUIET);
            case KNOWLEDGE_INSPIRATION -> new Chip("inspiration", Tone.ACCENT);
        };
    }

    private static String title(IterationRow row) {
        return Integer.toString(row.iteration()).replace('-', '−');
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section");
        return label;
    }

    private static TextFlow wrapped(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().addAll("body-text", style);
        return new TextFlow(text);
    }

    private static String summary(String text) {
        String line = text.strip().replaceAll("[*`#>]", "").replaceAll("\\s+", " ");
        return line.length() <= FOLDED ? line : line.substring(0, FOLDED).stripTrailing() + " …";
    }

    /** The end of a text that grows, from a word's start. */
    private static String tail(String text) {
        int most = 1200;
        return text.length() <= most ? text : "… " + text.substring(text.length() - most);
    }
}
