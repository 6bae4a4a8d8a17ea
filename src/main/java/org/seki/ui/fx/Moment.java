package org.seki.ui.fx;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seki.evaluation.Progress;
import org.seki.search.RunState;
import org.seki.strategist.ManualDesk.Sheet;
import org.seki.ui.fx.RunFeed.Writing;

/** What a search does at this moment: of each only the latest is known. JavaFX thread. */
final class Moment {
    private static final Progress IDLE = new Progress("", 0, Optional.empty());

    private final ReadOnlyObjectWrapper<RunState> state =
            new ReadOnlyObjectWrapper<>(RunState.PREPARING);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(IDLE);
    private final ReadOnlyObjectWrapper<Optional<Writing>> writing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Sheet>> sheet =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Writing>> writingProperty() {
        return writing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Sheet>> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    /** Only evaluators report progress: a reply that was being written is whole by then. */
    void progress(Progress now) {
        progress.set(now);
        writing.get()
                .filter(w -> !w.ended())
                .ifPresent(
                        w -> writing.set(Optional.of(new Writing(w.iteration(), w.text(), true))));
    }

    void trouble(String sentence) {
        trouble.set(Optional.of(sentence));
    }

    void state(RunState now) {
        if (now == RunState.RUNNING || now == RunState.FINISHED) {
            trouble.set(Optional.empty());
        }
        state.set(now);
        if (now != RunState.RUNNING && now != RunState.PREPARING) {
            progress.set(IDLE);
            writing.set(Optional.empty());
        }
    }

    void sheet(Optional<Sheet> now) {
        sheet.set(now);
    }

    void text(int iteration, String soFar) {
        writing.set(Optional.of(new Writing(iteration, soFar, false)));
    }

    /** What was being written has been proposed. */
    void began() {
        writing.set(Optional.empty());
    }
}
