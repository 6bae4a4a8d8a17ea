package org.seki.ui.curves;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.ui.fx.ChartSvg;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.PngFile;

/** The ways out of the curves: to the clipboard as text, to a file as a table or drawing. */
final class CurveExports {
    private CurveExports() {}

    private interface Writer {
        void write(Path file) throws IOException;
    }

    static MenuButton menu(CurvesView view, CurvesViewModel model) {
        Supplier<String> csv = () -> CurveForms.csv(model.searchProperty().get().curve());
        Supplier<String> python =
                () ->
                        CurveForms.python(
                                model.searchProperty().get().curve(), model.title().getValue());
        MenuButton menu = new MenuButton("", new FontIcon(Feather.SHARE));
        menu.getStyleClass().add("icon-only");
        menu.setId("curves-export");
        Hint.on(menu, "Copy or save this curve");
        menu.setAccessibleText("Copy or save this curve");
        MenuItem svg = save("Save SVG…", "svg", view, f -> svg(view, f));
        menu.getItems()
                .setAll(
                        copy("Copy as Python", python),
                        copy("Copy as CSV", csv),
                        new SeparatorMenuItem(),
                        save("Save CSV…", "csv", view, f -> Files.writeString(f, csv.get())),
                        save("Save PNG…", "png", view, f -> png(view, model, f)),
                        svg);
        svg.disableProperty().bind(model.tabProperty().isEqualTo(CurvesViewModel.Tab.PARALLEL));
        return menu;
    }

    /** A chart is drawn anew; what is more or other than one chart is pictured as it is seen. */
    static void png(CurvesView view, CurvesViewModel model, Path file) throws IOException {
        if (view.chart().isPresent()) {
            PngFile.write(view.chart().get(), file);
        } else {
            PngFile.write(view.shown(), view.ground(), file);
        }
    }

    static void svg(CurvesView view, Path file) throws IOException {
        List<ChartSvg.Panel> panels = view.panels();
        if (!panels.isEmpty()) {
            ChartSvg.write(panels, file);
        }
    }

    private static MenuItem copy(String name, Supplier<String> text) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return item;
    }

    private static MenuItem save(String name, String ending, CurvesView view, Writer writer) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName("curve." + ending);
            File file = chooser.showSaveDialog(view.getScene().getWindow());
            if (file != null) {
                save(file.toPath(), writer);
            }
        });
        return item;
    }

    private static void save(Path file, Writer writer) {
        try {
            writer.write(file);
        } catch (IOException e) {
            new Alert(
                            Alert.AlertType.ERROR,
                            "Could not write %s: %s. Choose another folder."
                                    .formatted(file, e.getMessage()))
                    .show();
        }
    }
}
