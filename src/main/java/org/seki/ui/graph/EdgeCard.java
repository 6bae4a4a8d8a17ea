package org.seki.ui.graph;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.MouseEvent;
import org.seki.space.Edge;
import org.seki.ui.fx.HoverCard;
import org.seki.ui.graph.EdgeView.Mark;

/**
 * The card beside the pointer while it is over an edge. What has changed is told at once; what the
 * run has found out of it when that has been worked out, if it is still pointed at.
 */
final class EdgeCard {
    private final HoverCard card;
    private final GraphViewModel model;
    private Optional<MouseEvent> pointed = Optional.empty();

    EdgeCard(HoverCard card, GraphViewModel model) {
        this.card = card;
        this.model = model;
    }

    void point(Picture picture, int cell, Edge edge, Mark mark, MouseEvent at) {
        Optional<MouseEvent> now = Optional.of(at);
        pointed = now;
        show(picture, edge, at, EdgeNote.of(picture, mark));
        boolean edits = !model.edits(cell, edge).isEmpty();
        model.findings()
                .ask(run -> {
                    if (pointed.equals(now)) {
                        show(picture, edge, at, EdgeNote.of(run, picture, cell, edge, mark, edits));
                    }
                });
    }

    void out() {
        pointed = Optional.empty();
        card.hide();
    }

    private void show(Picture picture, Edge edge, MouseEvent at, List<String> lines) {
        card.show(at.getSceneX(), at.getSceneY(), EdgeNote.headline(picture, edge), lines);
    }
}
