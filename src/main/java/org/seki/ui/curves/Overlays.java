package org.seki.ui.curves;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/** What a run is held against: baselines, and earlier runs that somebody chose. JavaFX thread. */
public final class Overlays {
    private final ObservableList<Reference> always = FXCollections.observableArrayList();
    private final ObservableList<Overlay> offered = FXCollections.observableArrayList();
    private final ObservableSet<Overlay> chosen = FXCollections.observableSet();

    /** What is drawn whatever is chosen. */
    public ObservableList<Reference> always() {
        return always;
    }

    /** What earlier runs there are to choose from; baselines are drawn at once. */
    public void offer(List<Overlay> overlays) {
        offered.setAll(overlays);
        chosen.retainAll(overlays);
        overlays.stream().filter(Overlay::baseline).forEach(chosen::add);
    }

    public ObservableList<Overlay> offered() {
        return offered;
    }

    public ObservableSet<Overlay> chosen() {
        return chosen;
    }

    /** All that is drawn behind the run, in the order in which it was offered. */
    List<Reference> drawn() {
        return Stream.concat(
                        always.stream(),
                        offered.stream().filter(chosen::contains).map(Overlay::reference))
                .toList();
    }

    /** What {@link #drawn} depends on. */
    Observable[] sources() {
        return new Observable[] {always, chosen};
    }
}
