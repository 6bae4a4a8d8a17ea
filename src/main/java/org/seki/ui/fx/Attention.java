package org.seki.ui.fx;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which iterations a person looks at: one in all panels, a few side by side. JavaFX thread. */
final class Attention {
    /** More cannot be told apart on a screen. */
    private static final int SIDE_BY_SIDE = 4;

    private final Rows rows;
    private final ReadOnlyObjectWrapper<Optional<IterationRow>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Integer> compared = FXCollections.observableArrayList();
    private boolean following = true;

    Attention(Rows rows) {
        this.rows = rows;
    }

    ReadOnlyObjectProperty<Optional<IterationRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ObservableList<Integer> compared() {
        return compared;
    }

    void select(int iteration) {
        rows.of(iteration)
                .ifPresent(r -> {
                    following = false;
                    selected.set(Optional.of(r));
                });
    }

    void follow() {
        following = true;
        refresh();
    }

    /** Puts a scored iteration beside the others, or takes it away. */
    void compare(int iteration) {
        if (!compared.remove((Integer) iteration)
                && rows.of(iteration).filter(IterationRow::scored).isPresent()) {
            if (compared.size() == SIDE_BY_SIDE) {
                compared.removeFirst();
            }
            compared.add(iteration);
        }
    }

    /** The rows have moved. */
    void refresh() {
        Optional<IterationRow> now = selected.get().flatMap(r -> rows.of(r.iteration()));
        if (following) {
            now =
                    lastScored()
                            .or(() ->
                                    rows.isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(rows.getLast()));
        }
        selected.set(now);
    }

    private Optional<IterationRow> lastScored() {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).scored()) {
                return Optional.of(rows.get(i));
            }
        }
        return Optional.empty();
    }
}
