package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.seki.evaluation.Sample;

/** Samples as curves by the name of their series, x ascending; a long one is thinned to half. */
final class LiveSeries {
    static final int MOST = 4000;

    private final ObservableMap<String, ObservableList<Sample>> curves =
            FXCollections.observableHashMap();

    ObservableMap<String, ObservableList<Sample>> curves() {
        return curves;
    }

    /** What does not lie to the right of all before it is left out. */
    void add(Sample sample) {
        ObservableList<Sample> curve =
                curves.computeIfAbsent(sample.series(), s -> FXCollections.observableArrayList());
        if (!curve.isEmpty() && sample.x() <= curve.getLast().x()) {
            return;
        }
        if (curve.size() >= MOST) {
            List<Sample> half = new ArrayList<>();
            for (int i = 0; i < curve.size(); i += 2) {
                half.add(curve.get(i));
            }
            curve.setAll(half);
        }
        curve.add(sample);
    }
}
