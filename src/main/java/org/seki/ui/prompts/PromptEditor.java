package org.seki.ui.prompts;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.seki.prompt.PromptFile;

/** The text of a prompt with its line numbers, variables and faulty lines marked. */
final class PromptEditor extends CodeArea {
    private static final Pattern TAG = Pattern.compile("\\{\\{\\{?[^{}]*\\}?\\}\\}");

    private final PromptsModel model;

    PromptEditor(PromptsModel model) {
        this.model = model;
        setId("prompt-text");
        getStyleClass().add("prompt-editor");
        setParagraphGraphicFactory(PromptEditor::number);
        setWrapText(true);
        setAccessibleText("The prompt's text");
        model.textProperty().addListener((_, _, now) -> take(now));
        textProperty().addListener((_, _, now) -> model.textProperty().set(now));
        model.faults().addListener((InvalidationListener) _ -> markFaults());
        model.baseProperty().addListener(_ -> getUndoManager().forgetHistory());
        take(model.textProperty().get());
        Completion.in(this, model::variables);
    }

    private static Node number(int paragraph) {
        Label number = new Label(Integer.toString(paragraph + 1));
        number.getStyleClass().add("line-number");
        return number;
    }

    private void take(String text) {
        if (!text.equals(getText())) {
            replaceText(text);
            moveTo(0);
            requestFollowCaret();
        }
        if (!text.isEmpty()) {
            setStyleSpans(0, variables(text));
        }
        markFaults();
    }

    private static StyleSpans<Collection<String>> variables(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Matcher tag = TAG.matcher(text);
        int end = 0;
        while (tag.find()) {
            spans.add(Collections.emptyList(), tag.start() - end);
            spans.add(List.of("variable"), tag.end() - tag.start());
            end = tag.end();
        }
        spans.add(Collections.emptyList(), text.length() - end);
        return spans.create();
    }

    private void markFaults() {
        List<Integer> lines = model.faults().stream().map(PromptFile.Fault::line).toList();
        for (int i = 0; i < getParagraphs().size(); i++) {
            List<String> style = lines.contains(i + 1) ? List.of("faulty") : List.of();
            if (!List.copyOf(getParagraph(i).getParagraphStyle()).equals(style)) {
                setParagraphStyle(i, style);
            }
        }
    }

    /** Shows a line, and puts the caret there. */
    void goTo(int line) {
        int paragraph = Math.clamp(line - 1, 0, getParagraphs().size() - 1);
        moveTo(paragraph, 0);
        requestFollowCaret();
        requestFocus();
    }
}
