package org.seki.ui.fx;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A panel's first line, 38 px: its name, what it shows now, and at the right what can be chosen.
 */
public final class PanelHead extends HBox {
    private final Label title = new Label();
    private final Region space = new Region();
    private @Nullable Node spare;
    private @Nullable ObservableBooleanValue spareWanted;

    public PanelHead(String title) {
        getStyleClass().add("panel-head");
        this.title.setText(title);
        this.title.getStyleClass().add("title");
        this.title.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(this.title, space);
    }

    /** For a title that changes. */
    public PanelHead(ObservableValue<String> title) {
        this("");
        this.title.textProperty().bind(title);
    }

    /** Nodes after the title. */
    public PanelHead saying(Node... nodes) {
        getChildren().addAll(getChildren().indexOf(space), List.of(nodes));
        return this;
    }

    /**
     * Leaves a node of this line out where the others need its room.
     *
     * @param wanted whether it is to be seen at all
     */
    public void whileThereIsRoom(Node node, ObservableBooleanValue wanted) {
        setMinWidth(0);
        spare = node;
        spareWanted = wanted;
        wanted.addListener((_, _, _) -> requestLayout());
        requestLayout();
    }

    /** Decides what fits before the line is laid out: only then is it known how wide things are. */
    @Override
    protected void layoutChildren() {
        if (spare != null && spareWanted != null) {
            boolean fits = spareWanted.get() && widthWith(spare) <= getWidth();
            if (spare.isManaged() != fits) {
                spare.setManaged(fits);
                spare.setVisible(fits);
            }
        }
        super.layoutChildren();
    }

    private double widthWith(Node node) {
        List<Node> shown = getChildren().stream().filter(n -> n.isManaged() || n == node).toList();
        return shown.stream().mapToDouble(n -> n.prefWidth(-1)).sum()
                + getSpacing() * (shown.size() - 1)
                + snappedLeftInset()
                + snappedRightInset();
    }

    /** Nodes at the right. */
    public PanelHead offering(Node... nodes) {
        getChildren().addAll(nodes);
        return this;
    }
}
