package org.seki.ui.prompts;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/** Offers the variables of the prompt's turn after two braces, or at Ctrl+Space. */
final class Completion {
    private static final Pattern BEGUN = Pattern.compile("\\{\\{([#^/]?)([A-Za-z_]*)$");
    private static final int MOST = 12;

    private final CodeArea area;
    private final Supplier<List<String>> variables;
    private final ContextMenu menu = new ContextMenu();

    private Completion(CodeArea area, Supplier<List<String>> variables) {
        this.area = area;
        this.variables = variables;
        menu.setId("variables");
    }

    /**
     * @param variables that may stand in the text
     */
    static void in(CodeArea area, Supplier<List<String>> variables) {
        Completion completion = new Completion(area, variables);
        area.addEventHandler(
                KeyEvent.KEY_TYPED,
                e -> {
                    if (!e.isShortcutDown() && e.getCharacter().matches("[{#^/A-Za-z_]")) {
                        completion.offer();
                    }
                });
        area.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.SPACE && e.isControlDown()) {
                        completion.offer();
                        e.consume();
                    }
                });
    }

    private void offer() {
        menu.hide();
        int caret = area.getCaretPosition();
        Matcher begun =
                BEGUN.matcher(
                        area.getText(
                                area.getCurrentParagraph(),
                                0,
                                area.getCurrentParagraph(),
                                area.getCaretColumn()));
        if (!begun.find()) {
            return;
        }
        String written = begun.group(2);
        List<MenuItem> items =
                variables.get().stream()
                        .filter(v -> v.startsWith(written) && !v.equals(written))
                        .limit(MOST)
                        .map(v -> item(v, caret - written.length(), caret))
                        .toList();
        if (items.isEmpty()) {
            return;
        }
        menu.getItems().setAll(items);
        Bounds at =
                area.getCaretBounds().orElseGet(() -> area.localToScreen(area.getBoundsInLocal()));
        menu.show(area, at.getMinX(), at.getMaxY());
    }

    private MenuItem item(String variable, int from, int to) {
        MenuItem item = new MenuItem(variable);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            boolean closed = area.getText().startsWith("}}", to);
            area.replaceText(from, to, variable + (closed ? "" : "}}"));
            area.moveTo(from + variable.length() + 2);
        });
        return item;
    }
}
