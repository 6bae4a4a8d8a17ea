package org.seki.ui.reasoning;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Markdown as JavaFX text: no web view, nothing fetched, HTML shown as the text it is. What is too
 * long is cut with a line that says so.
 */
final class Markdown extends AbstractVisitor {
    /** Characters shown of one text. */
    static final int MOST = 20_000;

    private static final Parser PARSER = Parser.builder().build();

    private final List<String> styles = new ArrayList<>();
    private VBox block = column();
    private TextFlow flow = new TextFlow();
    private String marker = "";

    private Markdown() {}

    static VBox render(String text) {
        boolean cut = text.length() > MOST;
        Markdown markdown = new Markdown();
        PARSER.parse(cut ? text.substring(0, MOST) : text).accept(markdown);
        if (cut) {
            Label rest =
                    new Label("%,d more characters are not shown.".formatted(text.length() - MOST));
            rest.getStyleClass().add("note");
            markdown.block.getChildren().add(rest);
        }
        return markdown.block;
    }

    @Override
    public void visit(Paragraph paragraph) {
        inFlow(() -> visitChildren(paragraph));
    }

    @Override
    public void visit(Heading heading) {
        inFlow(() -> styled("md-heading", () -> visitChildren(heading)));
    }

    @Override
    public void visit(BulletList list) {
        String outer = marker;
        for (org.commonmark.node.Node item = list.getFirstChild();
                item != null;
                item = item.getNext()) {
            marker = "•";
            item.accept(this);
        }
        marker = outer;
    }

    @Override
    public void visit(OrderedList list) {
        String outer = marker;
        Integer start = list.getMarkerStartNumber();
        int number = start == null ? 1 : start;
        for (org.commonmark.node.Node item = list.getFirstChild();
                item != null;
                item = item.getNext()) {
            marker = number++ + ".";
            item.accept(this);
        }
        marker = outer;
    }

    @Override
    public void visit(ListItem item) {
        Label mark = new Label(marker);
        mark.getStyleClass().add("muted");
        mark.setMinWidth(16);
        VBox content = column();
        HBox.setHgrow(content, Priority.ALWAYS);
        block.getChildren().add(new HBox(4, mark, content));
        within(content, () -> visitChildren(item));
    }

    @Override
    public void visit(BlockQuote quote) {
        VBox content = column();
        content.getStyleClass().add("md-quote");
        block.getChildren().add(content);
        within(content, () -> visitChildren(quote));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        code(html.getLiteral());
    }

    @Override
    public void visit(ThematicBreak rule) {
        VBox line = new VBox();
        line.getStyleClass().add("md-rule");
        block.getChildren().add(line);
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
        word(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        styled("code", () -> word(code.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
        word(html.getLiteral());
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("md-emphasis", () -> visitChildren(emphasis));
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("md-strong", () -> visitChildren(strong));
    }

    @Override
    public void visit(SoftLineBreak line) {
        word(" ");
    }

    @Override
    public void visit(HardLineBreak line) {
        word("\n");
    }

    private void code(String literal) {
        Text text = new Text(literal.stripTrailing());
        text.getStyleClass().addAll("body-text", "code");
        TextFlow lines = new TextFlow(text);
        lines.getStyleClass().add("md-code");
        block.getChildren().add(lines);
    }

    private void inFlow(Runnable words) {
        flow = new TextFlow();
        block.getChildren().add(flow);
        words.run();
    }

    private void within(VBox inner, Runnable blocks) {
        VBox outer = block;
        block = inner;
        blocks.run();
        block = outer;
    }

    private void styled(String style, Runnable words) {
        styles.add(style);
        words.run();
        styles.removeLast();
    }

    private void word(String literal) {
        Text text = new Text(literal);
        text.getStyleClass().add("body-text");
        text.getStyleClass().addAll(styles);
        flow.getChildren().add(text);
    }

    private static VBox column(Node... children) {
        VBox column = new VBox(4, children);
        column.setFillWidth(true);
        return column;
    }
}
