package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.seki.ui.fx.ChartSvg;

/** A chart for each live curve, side by side. */
final class LiveCharts extends HBox {
    private final List<LineChart> charts = new ArrayList<>();

    LiveCharts() {
        getStyleClass().add("live-curves");
        setMinSize(0, 0);
    }

    void show(List<LiveCurve> curves) {
        List<String> names = curves.stream().map(LiveCurve::name).toList();
        if (names.equals(charts.stream().map(LineChart::name).toList())) {
            for (int i = 0; i < curves.size(); i++) {
                charts.get(i).show(curves.get(i));
            }
            return;
        }
        charts.clear();
        curves.forEach(c -> charts.add(new LineChart(c)));
        charts.forEach(c -> HBox.setHgrow(c, Priority.ALWAYS));
        getChildren().setAll(charts);
    }

    List<ChartSvg.Panel> panels() {
        return charts.stream().map(c -> ChartSvg.Panel.of(c.title(), c.pane())).toList();
    }
}
