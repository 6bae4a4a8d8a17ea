package org.seki.ui.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.experiment.Contender;
import org.seki.experiment.StudySettings;
import org.seki.search.SearchRefused;
import org.seki.ui.fx.TableFile;

/** A study as a person sets it up; used on the JavaFX thread, needs no toolkit. */
public final class StudyForm {
    /** Those that ask nobody, so that a study of thousands of trials takes seconds. */
    static final List<String> STRATEGISTS =
            List.of("statistical", "local-search", "evolution", "random", "textbook");

    private final TableFile table;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty evaluations = new SimpleStringProperty("20, 50");
    private final StringProperty seeds = new SimpleStringProperty("20");
    private final ObservableList<String> datasets = FXCollections.observableArrayList();
    private final ObservableList<String> strategists =
            FXCollections.observableArrayList(STRATEGISTS);

    /** With their options, such as the model of a strategist {@code llm}. */
    private final Map<String, Contender> others = new TreeMap<>();

    StudyForm(TableFile table) {
        this.table = table;
        table.stateProperty().subscribe(this::suit);
    }

    /** Chooses what is left of the data sets, or the first, and names the study after the table. */
    private void suit(TableFile.State state) {
        if (state instanceof TableFile.State.Read read) {
            List<String> there = names(read);
            datasets.retainAll(there);
            if (datasets.isEmpty() && !there.isEmpty()) {
                datasets.add(there.getFirst());
            }
            if (name.get().isBlank()) {
                name.set(String.valueOf(read.file().getFileName()).replaceFirst("\\.[^.]*$", ""));
            }
        }
    }

    private static List<String> names(TableFile.State.Read read) {
        return read.table().dataSets().stream()
                .map(d -> d.name())
                .filter(d -> !read.holes().containsKey(d))
                .toList();
    }

    public TableFile table() {
        return table;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** Budgets with commas between: {@code 20, 50}. */
    public StringProperty evaluationsProperty() {
        return evaluations;
    }

    public StringProperty seedsProperty() {
        return seeds;
    }

    /** Chosen ones; what a person clicks adds and removes here. */
    public ObservableList<String> datasets() {
        return datasets;
    }

    /** Chosen ones, by name. */
    public ObservableList<String> strategists() {
        return strategists;
    }

    /** Data sets that can be chosen: those of the table in which a search meets no hole. */
    public List<String> datasetChoices() {
        return table.read().map(StudyForm::names).orElse(List.of());
    }

    public List<String> strategistChoices() {
        return Stream.concat(STRATEGISTS.stream(), others.keySet().stream()).toList();
    }

    void fill(StudySettings settings) {
        others.clear();
        for (Contender contender : settings.contenders()) {
            if (!contender.equals(Contender.of(contender.name()))
                    || !STRATEGISTS.contains(contender.name())) {
                others.put(contender.name(), contender);
            }
        }
        name.set(settings.name());
        evaluations.set(
                String.join(", ", settings.evaluations().stream().map(String::valueOf).toList()));
        seeds.set(Integer.toString(settings.seeds()));
        datasets.setAll(settings.datasets());
        strategists.setAll(settings.contenders().stream().map(Contender::name).toList());
        Optional<Path> shown = table.read().map(TableFile.State.Read::file);
        if (!shown.equals(Optional.of(settings.table()))) {
            table.choose(settings.table());
        }
    }

    void clear() {
        name.set("");
        table.read().ifPresent(this::suit);
    }

    /**
     * @throws SearchRefused in a sentence, when it is no study yet
     */
    StudySettings settings() {
        Path file =
                table.read()
                        .map(TableFile.State.Read::file)
                        .orElseThrow(() ->
                                new SearchRefused(
                                        "A study is played on a benchmark table.",
                                        "table",
                                        "Choose one."));
        List<Integer> budgets = new ArrayList<>();
        for (String budget : evaluations.get().strip().split("[,; ]+")) {
            budgets.add(number(budget, "evaluations"));
        }
        return new StudySettings(
                name.get().strip(),
                file.toAbsolutePath(),
                ordered(datasetChoices(), datasets),
                ordered(strategistChoices(), strategists).stream()
                        .map(s -> others.getOrDefault(s, Contender.of(s)))
                        .toList(),
                budgets,
                number(seeds.get().strip(), "seeds"));
    }

    private static List<String> ordered(List<String> choices, List<String> chosen) {
        return choices.stream().filter(chosen::contains).toList();
    }

    private static int number(String text, String where) {
        if (!text.matches("\\d{1,6}")) {
            throw new SearchRefused(
                    "“%s” is no number of %s.".formatted(text, where),
                    where,
                    "Write whole numbers, as 20, 50.");
        }
        return Integer.parseInt(text);
    }
}
