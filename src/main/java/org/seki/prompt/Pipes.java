package org.seki.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seki.space.Cell;

/**
 * Finds the last architecture written as operation~input items: {@code |nor_conv_3x3~0|+|…|}, or
 * the nested tuples that NAS-Bench-201's own code prints. One pass over the tokens.
 */
final class Pipes {
    private static final String BETWEEN = "|+\n()[]{},*";

    private final List<Token> tokens;
    private final Form form;
    private final Cell cell;

    Pipes(List<Token> tokens, Form form) {
        this.tokens = tokens;
        this.form = form;
        this.cell = form.cells().getFirst();
    }

    private record Item(Token operation, Token input, boolean newNode, boolean tuple) {}

    Optional<Draft> last() {
        List<Item> items = new ArrayList<>();
        @Nullable List<Item> last = null;
        boolean plus = false;
        boolean newLine = false;
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (isItem(at)) {
                if (newLine && items.size() == edges()) {
                    last = later(last, items);
                    items = new ArrayList<>();
                    plus = false;
                }
                newLine = false;
                items.add(new Item(token, tokens.get(at + 2), plus, tokens.get(at + 1).is(",")));
                plus = false;
                at += 3;
            } else {
                plus |= token.is("+");
                newLine |= token.is("\n");
                if (!token.isOneOf(BETWEEN) && !isNode(token)) {
                    last = later(last, items);
                    items = new ArrayList<>();
                    plus = false;
                }
                at++;
            }
        }
        last = later(last, items);
        return Optional.ofNullable(last).map(this::write);
    }

    private int edges() {
        return cell.edges().size();
    }

    private boolean isItem(int at) {
        return at + 2 < tokens.size()
                && tokens.get(at).isWord()
                && tokens.get(at + 1).isOneOf("~,")
                && tokens.get(at + 2).isNumber();
    }

    private static final Set<String> NODES = Set.of("node", "node1", "node2", "node3", ":");

    private static boolean isNode(Token token) {
        return NODES.contains(token.lower());
    }

    /**
     * A run of at least half an architecture counts; less is a remark on one edge, and tuples may
     * be another space's.
     */
    private @Nullable List<Item> later(@Nullable List<Item> last, List<Item> run) {
        boolean tuples = !run.isEmpty() && run.getFirst().tuple();
        boolean remark = run.isEmpty() || run.size() < edges() / 2;
        if (tuples && run.size() != edges()) {
            return last;
        }
        return remark && (last != null || run.isEmpty()) ? last : run;
    }

    private Draft write(List<Item> items) {
        boolean marked = items.stream().anyMatch(Item::newNode);
        Draft.Writer out = new Draft.Writer().put("|", items.getFirst().operation().at());
        boolean first = true;
        for (Item item : items) {
            boolean node = marked ? item.newNode() : item.input().text().equals("0");
            if (node && !first) {
                out.put("+|");
            }
            out.put(form.operation(item.operation()), item.operation().at())
                    .put("~")
                    .put(item.input())
                    .put("|");
            first = false;
        }
        Token end = items.getLast().input();
        return out.written(end.at() + end.text().length());
    }
}
