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
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.experiment.StudyText;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartSvg;
import org.seki.ui.fx.Hint;

/** The ways out of a study: CSV of its curves, SVG of its chart, Markdown of its tables. */
final class StudyExports {
    private StudyExports() {}

    private interface Writer {
        void write(Seen seen, Path file) throws IOException;
    }

    static MenuButton menu(ExperimentsView view, ExperimentsViewModel model) {
        MenuButton menu = new MenuButton("", new FontIcon(Feather.SHARE));
        menu.getStyleClass().add("icon-only");
        menu.setId("study-export");
        Hint.on(menu, "Copy or save this study");
        menu.setAccessibleText("Copy or save this study");
        menu.disableProperty().bind(model.seenProperty().map(Optional::isEmpty));
        MenuItem copy = new MenuItem("Copy as Markdown");
        copy.setOnAction(_ -> model.seenProperty().get().ifPresent(StudyExports::copy));
        menu.getItems()
                .setAll(
                        copy,
                        save("Save Markdown…", "md", view, model, StudyExports::markdown),
                        save("Save CSV…", "csv", view, model, StudyExports::csv),
                        save("Save SVG…", "svg", view, model, (_, file) -> svg(view, file)));
        return menu;
    }

    private static void copy(Seen seen) {
        ClipboardContent content = new ClipboardContent();
        content.putString(StudyText.markdown(seen.settings(), seen.report()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    static void markdown(Seen seen, Path file) throws IOException {
        Files.writeString(file, StudyText.markdown(seen.settings(), seen.report()));
    }

    static void csv(Seen seen, Path file) throws IOException {
        Files.writeString(file, StudyText.csv(seen.curves()));
    }

    static void svg(ExperimentsView view, Path file) throws IOException {
        ChartPane pane = view.chart().pane();
        ChartSvg.write(List.of(ChartSvg.Panel.of("", pane)), file);
    }

    private static MenuItem save(
            String name,
            String ending,
            ExperimentsView view,
            ExperimentsViewModel model,
            Writer writer) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ ->
                model.seenProperty()
                        .get()
                        .ifPresent(seen -> {
                            FileChooser chooser = new FileChooser();
                            chooser.setInitialFileName(seen.settings().name() + "." + ending);
                            File file = chooser.showSaveDialog(view.getScene().getWindow());
                            if (file != null) {
                                save(seen, file.toPath(), writer);
                            }
                        }));
        return item;
    }

    private static void save(Seen seen, Path file, Writer writer) {
        try {
            writer.write(seen, file);
        } catch (IOException e) {
            new Alert(
                            Alert.AlertType.ERROR,
                            "Could not write %s: %s. Choose another folder."
                                    .formatted(file, e.getMessage()))
                    .show();
        }
    }
}
