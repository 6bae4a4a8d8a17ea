package org.seki.ui.prompts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.experiment.Tried;
import org.seki.prompt.Reading;
import org.seki.strategist.Answer;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.Segments;

/** The chosen prompt: its text, what changed in it, what would be said, and one reply to that. */
final class Pages extends StackPane {
    enum Page {
        EDIT("Edit"),
        CHANGES("Changes"),
        NEXT("Preview"),
        REPLY("Reply");

        private final String label;

        Page(String label) {
            this.label = label;
        }
    }

    private final Segments<Page> choice = new Segments<>(List.of(Page.values()), p -> p.label);

    Pages(LabModel model, Node editor) {
        choice.setId("prompt-pages");
        List<Node> pages = List.of(editor, new DiffView(model), next(model), reply(model));
        getChildren().addAll(pages);
        choice.chosenProperty()
                .subscribe(page -> {
                    for (int i = 0; i < pages.size(); i++) {
                        pages.get(i).setVisible(i == page.ordinal());
                    }
                });
        model.triedProperty()
                .addListener((_, _, now) -> {
                    if (now.isPresent()) {
                        choice.chosenProperty().set(Page.REPLY);
                    }
                });
    }

    Segments<Page> choice() {
        return choice;
    }

    /** Shows the next of them. */
    void turn() {
        Page[] all = Page.values();
        choice.chosenProperty().set(all[(choice.chosen().ordinal() + 1) % all.length]);
    }

    private static Node next(LabModel model) {
        TextArea text = reading("next-prompt", "What would be said next");
        Label tokens = new Label();
        tokens.setId("next-tokens");
        tokens.getStyleClass().addAll("note", "muted");
        BorderPane page = new BorderPane(text);
        page.setBottom(footed(tokens));
        EmptyState none =
                new EmptyState(
                        Feather.MESSAGE_SQUARE,
                        "No context",
                        "The exact text of the next prompt appears here, once a run is chosen in"
                                + " which a strategist was asked.");
        StackPane both = new StackPane(none, page);
        page.setVisible(false);
        model.previewProperty()
                .subscribe(now -> {
                    page.setVisible(now.isPresent());
                    none.setVisible(now.isEmpty());
                    now.ifPresent(p -> {
                        double at = text.getScrollTop();
                        text.setText(p.text());
                        text.setScrollTop(at);
                        tokens.setText(tokens(p, model));
                    });
                });
        return both;
    }

    private static String tokens(Previewed preview, LabModel model) {
        String where =
                Optional.ofNullable(model.form().subject.get()).map(s -> s.label()).orElse("");
        return String.format(
                Locale.ROOT, "%,d tokens (o200k) in the context of %s", preview.tokens(), where);
    }

    private static Node reply(LabModel model) {
        TextArea text = reading("tried-reply", "What was replied");
        Label what = new Label();
        what.setId("tried-verdict");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        BorderPane page = new BorderPane(text);
        page.setBottom(footed(what));
        EmptyState none =
                new EmptyState(
                        Feather.MESSAGE_CIRCLE,
                        "Nothing was tried",
                        "One reply to the text in the editor appears here; it is recorded nowhere.",
                        model.tryCommand().button(Feather.SEND));
        StackPane both = new StackPane(none, page);
        model.triedProperty()
                .subscribe(now -> {
                    page.setVisible(now.isPresent());
                    none.setVisible(now.isEmpty());
                    now.ifPresent(t -> {
                        text.setText(said(t.answer()));
                        what.setText(verdict(t));
                    });
                });
        return both;
    }

    private static String said(Answer answer) {
        return switch (answer) {
            case Reply reply ->
                    "%s\n\n%s\n\n%s"
                            .formatted(reply.reasoning(), reply.strategy(), reply.text())
                            .strip();
            case NoReply none -> none.sentence();
        };
    }

    private static String verdict(Tried tried) {
        String cost =
                String.format(
                        Locale.ROOT,
                        "%,d tokens, $%.4f, %.1f s. Recorded nowhere.",
                        tried.answer().usage().inputTokens()
                                + tried.answer().usage().outputTokens(),
                        tried.answer().usage().dollars(),
                        tried.answer().usage().seconds());
        return tried.reading()
                .map(r ->
                        switch (r) {
                            case Reading.Parsed(var architecture) ->
                                    "Valid: " + architecture.genotype() + ". " + cost;
                            case Reading.Rejected rejected ->
                                    "Rejected: " + rejected.reason() + " " + cost;
                        })
                .orElse("No reply. " + cost);
    }

    private static TextArea reading(String id, String accessible) {
        TextArea text = new TextArea();
        text.setId(id);
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("code", "plain");
        text.setAccessibleText(accessible);
        return text;
    }

    private static Node footed(Label label) {
        VBox foot = new VBox(label);
        foot.getStyleClass().add("prompt-foot");
        return foot;
    }
}
