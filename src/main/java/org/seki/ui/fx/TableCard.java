package org.seki.ui.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;

/** A benchmark table to be chosen, and described once it is read. */
public final class TableCard extends VBox {
    private final TableFile file;
    private final Button choose = new Button("Choose a table", new FontIcon(Feather.FILE_TEXT));
    private final boolean whole;
    private final VBox told = new VBox(4);

    /**
     * @param whole whether data sets and columns are listed too
     */
    public TableCard(TableFile file, boolean whole) {
        this.file = file;
        this.whole = whole;
        getStyleClass().add("table-card");
        getStylesheets().add(PanelStyle.of(TableCard.class, "table.css"));
        choose.setId("choose-table");
        choose.setMinWidth(USE_PREF_SIZE);
        Hint.on(choose, "A CSV file; assets/tables/README.md says what is in it");
        choose.setOnAction(_ -> browse());
        told.setMinWidth(0);
        HBox.setHgrow(told, Priority.ALWAYS);
        getChildren().add(whole ? new HBox(16, told, choose) : new VBox(8, choose, told));
        file.stateProperty().subscribe(this::tell);
    }

    /** Asks for a file, as the button does. */
    public void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Choose a benchmark table");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("Tables", "*.csv"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            file.choose(chosen.toPath());
        }
    }

    private void tell(TableFile.State state) {
        choose.setText(state instanceof TableFile.State.None ? "Choose a table" : "Choose another");
        told.getChildren()
                .setAll(
                        switch (state) {
                            case TableFile.State.None _ ->
                                    List.of(
                                            muted(
                                                    "Architectures with what their training came to,"
                                                            + " as CSV: NAS-Bench-201, TransNAS-Bench-101, DARTS."));
                            case TableFile.State.Reading r -> reading(r);
                            case TableFile.State.Read r -> read(r);
                            case TableFile.State.Refused r ->
                                    List.of(name(r.file()), styled(r.sentence(), "bad"));
                        });
    }

    private List<Node> reading(TableFile.State.Reading reading) {
        ProgressBar bar = new ProgressBar(reading.progress().fraction());
        bar.getStyleClass().add("thin");
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("link");
        cancel.setOnAction(_ -> file.cancel());
        return List.of(name(reading.file()), new HBox(8, bar, cancel));
    }

    private List<Node> read(TableFile.State.Read read) {
        BenchmarkTable table = read.table();
        if (!whole) {
            return List.of(name(read.file()), muted(String.join(" · ", TableFile.inWords(read))));
        }
        Label columns = muted("Columns: " + String.join(", ", table.columns()));
        columns.getStyleClass().add("note");
        Label dataSets =
                muted(
                        table.dataSets().stream()
                                .map(TableDataSet::name)
                                .collect(Collectors.joining(", ")));
        return List.of(
                name(read.file()),
                muted(String.join(" · ", TableFile.inWords(read))),
                dataSets,
                columns);
    }

    private static Label name(Path file) {
        Label name = new Label(String.valueOf(file.getFileName()));
        name.getStyleClass().addAll("strong", "may-shorten");
        Hint.on(name, file.toString());
        return name;
    }

    private static Label muted(String text) {
        return styled(text, "muted");
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
