package org.seki.ui.graph;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Alert;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.export.CellDot;
import org.seki.export.GenotypeJson;
import org.seki.export.PythonGenotype;
import org.seki.space.Architecture;
import org.seki.space.Operation;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.OperationLine;
import org.seki.ui.fx.PngFile;

/** The ways out of the graph: to the clipboard as text, to a file as a drawing. */
final class GraphExports {
    private GraphExports() {}

    static MenuButton menu(GraphView view) {
        MenuButton menu = new MenuButton("", new FontIcon(Feather.SHARE));
        menu.getStyleClass().add("icon-only");
        menu.setId("graph-export");
        Hint.on(menu, "Copy or save this architecture");
        menu.setAccessibleText("Copy or save this architecture");
        menu.getItems()
                .setAll(
                        copy("Copy genotype for Python", view, PythonGenotype::expression),
                        copy("Copy as JSON", view, GenotypeJson::text),
                        copy("Copy as DOT", view, GraphExports::dot),
                        new SeparatorMenuItem(),
                        save(
                                "Save PNG…",
                                "png",
                                view,
                                (v, _, f) -> PngFile.write(v.drawn().drawing(), v.ground(), f)),
                        save("Save SVG…", "svg", view, (_, a, f) -> write(f, CellSvg.of(a))),
                        save("Save DOT…", "dot", view, (_, a, f) -> write(f, dot(a))));
        view.model().pictureProperty().subscribe(p -> menu.setDisable(p.isEmpty()));
        return menu;
    }

    /** For Graphviz, its lines as the window draws them. */
    static String dot(Architecture architecture) {
        return CellDot.text(architecture, GraphExports::line);
    }

    private static String line(Operation operation) {
        OperationLine line = OperationLine.of(operation);
        String style =
                line.dashes().isEmpty()
                        ? "solid"
                        : line.dashes().getFirst() < 1 ? "dotted" : "dashed";
        return ", color=\"%s\", style=%s, penwidth=2".formatted(CellSvg.hex(line.colour()), style);
    }

    private static MenuItem copy(String name, GraphView view, Function<Architecture, String> form) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ ->
                architecture(view)
                        .ifPresent(a -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(form.apply(a));
                            Clipboard.getSystemClipboard().setContent(content);
                        }));
        return item;
    }

    private interface Writer {
        void write(GraphView view, Architecture architecture, Path file) throws IOException;
    }

    private static MenuItem save(String name, String ending, GraphView view, Writer writer) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> architecture(view).ifPresent(a -> save(view, a, ending, writer)));
        return item;
    }

    private static void save(GraphView view, Architecture a, String ending, Writer writer) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("architecture." + ending);
        File file = chooser.showSaveDialog(view.getScene().getWindow());
        if (file == null) {
            return;
        }
        try {
            writer.write(view, a, file.toPath());
        } catch (IOException | UncheckedIOException e) {
            new Alert(
                            Alert.AlertType.ERROR,
                            "Could not write %s: %s. Choose another folder."
                                    .formatted(file, e.getMessage()))
                    .show();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private static Optional<Architecture> architecture(GraphView view) {
        return view.model().picture().map(Picture::architecture);
    }
}
