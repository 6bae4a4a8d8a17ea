package org.seki.ui;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.search.Preset;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.TableFile;

/** A search on a benchmark table as a person sets it up. Needs no toolkit. */
final class TableSearchModel {
    /** Those that need neither a key nor a prompt. */
    static final List<String> STRATEGISTS =
            List.of("statistical", "local-search", "evolution", "random", "textbook");

    private final TableFile file;
    private final StringProperty dataset = new SimpleStringProperty("");
    private final StringProperty strategist = new SimpleStringProperty(STRATEGISTS.getFirst());
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.STANDARD);
    private final LongProperty seed = new SimpleLongProperty(1);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Command show;
    private final Command search;

    /**
     * @param start takes complete settings
     */
    TableSearchModel(Executor background, Executor fx, Consumer<SearchSettings> start) {
        file = new TableFile(background, fx);
        show = new Command("Search on a table", "Shortcut+T", () -> open.set(!open.get()));
        BooleanBinding ready =
                Bindings.createBooleanBinding(
                        () -> open.get() && file.read().isPresent() && !dataset.get().isEmpty(),
                        open,
                        file.stateProperty(),
                        dataset);
        search =
                new Command(
                        "Search this table",
                        "Shortcut+Shift+T",
                        ready,
                        () -> file.read().ifPresent(read -> start.accept(settings(read))));
        file.stateProperty().subscribe(_ -> suit());
    }

    private void suit() {
        List<String> there = datasets();
        if (!there.contains(dataset.get())) {
            dataset.set(there.isEmpty() ? "" : there.getFirst());
        }
    }

    private SearchSettings settings(TableFile.State.Read read) {
        return preset.get()
                .settings(
                        read.table().space().id(),
                        dataset.get(),
                        new Choice(strategist.get(), Map.of()),
                        seed.get())
                .withEvaluator(
                        new Choice(
                                predicted() ? "surrogate" : "table",
                                Map.of("file", read.file().toAbsolutePath().toString())));
    }

    TableFile file() {
        return file;
    }

    /** Data sets of the table. */
    List<String> datasets() {
        return file.read().stream()
                .flatMap(read -> read.table().dataSets().stream())
                .map(TableDataSet::name)
                .toList();
    }

    /** Whether the table leaves out part of the space, so that the rest has to be predicted. */
    boolean predicted() {
        return file.read().filter(read -> read.holes().containsKey(dataset.get())).isPresent();
    }

    /** What a search on the chosen data set sees, for people. */
    String inWords() {
        return file.read()
                .flatMap(read -> read.table().dataSet(dataset.get()))
                .map(chosen ->
                        "%s %s; %s"
                                .formatted(
                                        chosen.validation(),
                                        predicted()
                                                ? "is predicted where the table leaves it out"
                                                : "is looked up",
                                        chosen.test()
                                                .map(test ->
                                                        test
                                                                + " stays sealed until the run has finished.")
                                                .orElse("there is no test metric.")))
                .orElse("");
    }

    StringProperty datasetProperty() {
        return dataset;
    }

    StringProperty strategistProperty() {
        return strategist;
    }

    ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    LongProperty seedProperty() {
        return seed;
    }

    /** Whether the pane is shown. */
    BooleanProperty openProperty() {
        return open;
    }

    Command show() {
        return show;
    }

    Command search() {
        return search;
    }

    List<Command> commands() {
        return List.of(show, search);
    }
}
