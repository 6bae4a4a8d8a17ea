package org.seki.ui.experiments;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationText;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartSvg;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.PngFile;

/** The ways out of a measurement: its points as CSV, its picture as PNG or SVG. */
enum CorrelationExports {
    CSV("Save CSV…", "csv") {
        @Override
        void write(CorrelationReport report, ChartPane pane, Path file) throws IOException {
            Files.writeString(file, CorrelationText.csv(report));
        }
    },
    PNG("Save PNG…", "png") {
        @Override
        void write(CorrelationReport report, ChartPane pane, Path file) throws IOException {
            PngFile.write(pane, file);
        }
    },
    SVG("Save SVG…", "svg") {
        @Override
        void write(CorrelationReport report, ChartPane pane, Path file) throws IOException {
            ChartSvg.write(List.of(ChartSvg.Panel.of("", pane)), file);
        }
    };

    private final String title;
    private final String ending;

    CorrelationExports(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    abstract void write(CorrelationReport report, ChartPane pane, Path file) throws IOException;

    static MenuButton menu(CorrelationModel model, ChartPane pane) {
        MenuButton menu = new MenuButton("", new FontIcon(Feather.SHARE));
        menu.getStyleClass().add("icon-only");
        menu.setId("correlation-export");
        Hint.on(menu, "Save this measurement");
        menu.setAccessibleText("Save this measurement");
        menu.disableProperty()
                .bind(model.shownProperty().map(s -> s.flatMap(m -> m.report()).isEmpty()));
        for (CorrelationExports format : values()) {
            MenuItem item = new MenuItem(format.title);
            item.setOnAction(_ -> model.report().ifPresent(r -> format.ask(r, pane)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void ask(CorrelationReport report, ChartPane pane) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("rank-correlation." + ending);
        Optional.ofNullable(chooser.showSaveDialog(pane.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(file -> {
                    try {
                        write(report, pane, file);
                    } catch (IOException e) {
                        new Alert(
                                        Alert.AlertType.ERROR,
                                        "Could not write %s: %s. Choose another folder."
                                                .formatted(file, e.getMessage()))
                                .show();
                    }
                });
    }
}
