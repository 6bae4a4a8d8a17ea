package org.seki.ui.experiments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.experiment.CorrelationSettings;
import org.seki.experiment.Truth;
import org.seki.search.Preset;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches.RunSummary;
import org.seki.ui.fx.TableFile;

/** A rank correlation as a person sets it up; used on the JavaFX thread, needs no toolkit. */
public final class CorrelationForm {
    /** Whose scores are measured. */
    public enum Scores {
        RUN,
        EVALUATOR
    }

    /** What they are held against. */
    public enum Against {
        TABLE,
        TRAINING
    }

    private static final String STEPS = "300";

    private final TableFile table;
    private final List<Offered> evaluators;
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ObjectProperty<Scores> scores = new SimpleObjectProperty<>(Scores.EVALUATOR);
    private final ObjectProperty<Against> against = new SimpleObjectProperty<>(Against.TABLE);
    private final StringProperty run = new SimpleStringProperty("");
    private final StringProperty space = new SimpleStringProperty("nasbench201");
    private final StringProperty dataset = new SimpleStringProperty("fashion-mnist");
    private final ObjectProperty<Offered> evaluator;
    private final StringProperty options = new SimpleStringProperty("");
    private final StringProperty seed = new SimpleStringProperty("1");
    private final StringProperty truth = new SimpleStringProperty("");
    private final StringProperty steps = new SimpleStringProperty(STEPS);
    private final StringProperty architectures = new SimpleStringProperty("100");

    /**
     * @param evaluators to choose from, at least one
     */
    CorrelationForm(TableFile table, List<Offered> evaluators) {
        this.table = table;
        this.evaluators = List.copyOf(evaluators);
        this.evaluator = new SimpleObjectProperty<>(evaluators.getFirst());
        evaluator.subscribe(e -> options.set(text(e.choice().options())));
        table.stateProperty()
                .subscribe(() -> {
                    List<String> there = truthChoices();
                    if (!there.isEmpty() && !there.contains(truth.get())) {
                        truth.set(there.getFirst());
                    }
                });
    }

    public TableFile table() {
        return table;
    }

    public List<Offered> evaluators() {
        return evaluators;
    }

    /** Those whose own evaluator can be measured, the latest first. */
    public ObservableList<RunSummary> runs() {
        return runs;
    }

    public ObjectProperty<Scores> scoresProperty() {
        return scores;
    }

    public ObjectProperty<Against> againstProperty() {
        return against;
    }

    /** Id of the chosen run, or empty. */
    public StringProperty runProperty() {
        return run;
    }

    public StringProperty spaceProperty() {
        return space;
    }

    public StringProperty datasetProperty() {
        return dataset;
    }

    public ObjectProperty<Offered> evaluatorProperty() {
        return evaluator;
    }

    /** {@code parts=naswot,zen channels=8}. */
    public StringProperty optionsProperty() {
        return options;
    }

    public StringProperty seedProperty() {
        return seed;
    }

    /** A data set of the table. */
    public StringProperty truthProperty() {
        return truth;
    }

    public StringProperty stepsProperty() {
        return steps;
    }

    public StringProperty architecturesProperty() {
        return architectures;
    }

    /** What the table's architectures are worth, by name. */
    public List<String> truthChoices() {
        return table.read()
                .map(read -> read.table().truths().stream().map(TableDataSet::name).toList())
                .orElse(List.of());
    }

    /** Those to choose from; the choice stays. */
    void offer(List<RunSummary> found) {
        String chosen = run.get();
        runs.setAll(found);
        run.set(chosen);
    }

    Optional<RunSummary> find(String id) {
        return runs.stream().filter(r -> r.run().equals(id)).findFirst();
    }

    /** For a run's own evaluator, against what was used before for its space. */
    void propose(RunSummary of, Optional<Truth> before) {
        scores.set(Scores.RUN);
        run.set(of.run());
        before.ifPresentOrElse(this::fill, () -> against.set(Against.TRAINING));
    }

    void fill(CorrelationSettings settings) {
        SearchSettings scored = settings.scored();
        scores.set(settings.run().isPresent() ? Scores.RUN : Scores.EVALUATOR);
        run.set(settings.run().orElse(run.get()));
        space.set(scored.space());
        dataset.set(scored.dataset());
        seed.set(Long.toString(scored.seed()));
        String kind = scored.evaluator().kind();
        evaluators.stream()
                .filter(e -> e.choice().kind().equals(kind))
                .findFirst()
                .ifPresent(e -> {
                    evaluator.set(e);
                    options.set(text(scored.evaluator().options()));
                });
        architectures.set(Integer.toString(settings.architectures()));
        fill(settings.truth());
    }

    private void fill(Truth of) {
        switch (of) {
            case Truth.Tabular tabular -> {
                against.set(Against.TABLE);
                truth.set(tabular.dataset());
                Optional<Path> shown = table.read().map(TableFile.State.Read::file);
                if (!shown.equals(Optional.of(tabular.file()))) {
                    table.choose(tabular.file());
                }
            }
            case Truth.Trained trained -> {
                against.set(Against.TRAINING);
                steps.set(trained.evaluator().options().getOrDefault("steps", STEPS));
            }
        }
    }

    /**
     * @throws SearchRefused in a sentence, when it is no measurement yet
     */
    CorrelationSettings settings() {
        Optional<RunSummary> of =
                scores.get() == Scores.RUN ? Optional.of(run()) : Optional.empty();
        return new CorrelationSettings(
                of.map(RunSummary::settings).orElseGet(this::scored),
                of.map(RunSummary::run),
                truth(),
                number(architectures.get(), "architectures"));
    }

    private RunSummary run() {
        return find(run.get())
                .orElseThrow(() ->
                        new SearchRefused(
                                "No run is chosen.",
                                "Run",
                                "Choose one, or measure an evaluator of its own."));
    }

    private SearchSettings scored() {
        Choice choice = new Choice(evaluator.get().choice().kind(), options());
        return Preset.QUICK
                .settings(
                        space.get(),
                        dataset.get().strip(),
                        new Choice("random", Map.of()),
                        number(seed.get(), "seed"))
                .withEvaluator(choice);
    }

    private Truth truth() {
        if (against.get() == Against.TRAINING) {
            return Truth.Trained.of(number(steps.get(), "steps"));
        }
        Path file =
                table.read()
                        .map(TableFile.State.Read::file)
                        .orElseThrow(() ->
                                new SearchRefused(
                                        "Scores are held against a truth, and no table is chosen.",
                                        "Benchmark table",
                                        "Choose one, or let networks be trained from scratch."));
        return new Truth.Tabular(file.toAbsolutePath(), truth.get());
    }

    private Map<String, String> options() {
        Map<String, String> found = new TreeMap<>();
        String written = options.get().strip();
        for (String option :
                written.isEmpty() ? new String[0] : written.split("\\s+(?=[\\w-]+=)")) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new SearchRefused(
                        "“%s” is no option.".formatted(option),
                        "Options",
                        "Write name=value with blanks between, as parts=naswot,zen channels=8.");
            }
            found.put(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
        }
        return found;
    }

    private static String text(Map<String, String> options) {
        return new TreeMap<>(options)
                .entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static int number(String text, String where) {
        if (!text.strip().matches("\\d{1,7}")) {
            throw new SearchRefused(
                    "“%s” is no number of %s.".formatted(text, where),
                    where,
                    "Write a whole number.");
        }
        return Integer.parseInt(text.strip());
    }
}
