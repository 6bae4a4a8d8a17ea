package org.seki.ui.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.seki.search.Preset;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.LlmOptions;
import org.seki.strategist.Manner;
import org.seki.ui.fx.Command;
import org.seki.ui.setup.Choices.Offer;

/** The settings of a search that is about to be started, checked as they are typed. */
public final class NewSearchModel {
    private static final int MOST_ITERATIONS = 100_000;

    private final Choices choices;
    private final ModelModel model;
    private final ObjectProperty<Offer<String>> space;
    private final ObjectProperty<Offer<Choice>> evaluator;
    private final ObjectProperty<Offer<String>> strategist;
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.QUICK);
    private final ObjectProperty<Manner> manner = new SimpleObjectProperty<>(Manner.TWO_TURNS);
    private final BooleanProperty statistics = new SimpleBooleanProperty();
    private final BooleanProperty masked = new SimpleBooleanProperty();
    private final Entry<String> dataset;
    private final Entry<String> table =
            Entry.words("Table", "", "Name the file of the benchmark table.");
    private final Entry<Integer> lambda = Entry.whole("λ", 8, 0, MOST_ITERATIONS);
    private final Entry<Integer> gamma = Entry.whole("γ", 8, 0, MOST_ITERATIONS);
    private final Entry<Integer> topK = Entry.whole("k", 10, 1, MOST_ITERATIONS);
    private final Entry<Integer> sample = Entry.whole("ξ", 5, 1, MOST_ITERATIONS);
    private final Entry<Long> seed = Entry.seed("Seed", 1);
    private final Entry<Long> tokens = Entry.cap("The cap on tokens");
    private final Entry<Double> dollars = Entry.money("The cap on money");
    private final Entry<Long> calls = Entry.cap("The cap on calls");
    private final StringBinding reason;
    private final Command start;
    private final Command cancel;

    /**
     * @param busy whether a search is being opened
     * @param open opens a run
     * @param leave back to where the person came from
     */
    public NewSearchModel(
            Choices choices,
            ModelAccess access,
            ModelAccess.Threads threads,
            ObservableBooleanValue busy,
            Consumer<SearchSettings> open,
            Runnable leave) {
        this.choices = choices;
        this.model = new ModelModel(access, threads);
        this.space = new SimpleObjectProperty<>(choices.spaces().getFirst());
        this.evaluator = new SimpleObjectProperty<>(choices.evaluators().getFirst());
        this.strategist = new SimpleObjectProperty<>(choices.strategists().getFirst());
        this.dataset =
                Entry.words(
                        "Data set",
                        choices.dataSets().getFirst(),
                        "Name a data set, or the folder of one.");
        preset.addListener((_, _, now) -> take(now));
        strategist.addListener((_, _, now) -> chosen(now.value()));
        this.reason = Bindings.createStringBinding(this::problem, everything());
        BooleanBinding ready =
                Bindings.createBooleanBinding(
                        () -> reason.get().isEmpty() && !busy.get(), reason, busy);
        start =
                new Command(
                        "Start search",
                        "Shortcut+Shift+ENTER",
                        ready,
                        () -> {
                            SearchSettings settings = settings();
                            model.key().hand();
                            open.accept(settings);
                        });
        cancel = new Command("Back", "ESCAPE", leave);
    }

    private Observable[] everything() {
        List<Observable> all =
                new ArrayList<>(
                        List.of(space, evaluator, strategist, preset, manner, statistics, masked));
        all.add(table.textProperty());
        all.add(model.key().placeProperty());
        all.add(model.protocolProperty());
        own().forEach(e -> all.add(e.textProperty()));
        model.entries().forEach(e -> all.add(e.faultProperty()));
        model.entries().forEach(e -> all.add(e.textProperty()));
        caps().forEach(e -> all.add(e.textProperty()));
        return all.toArray(Observable[]::new);
    }

    private List<Entry<?>> own() {
        return List.of(dataset, lambda, gamma, topK, sample, seed);
    }

    private Choice evaluation() {
        Choice chosen = evaluator.get().value();
        return needsTable() ? new Choice(chosen.kind(), Map.of("file", table.value())) : chosen;
    }

    /** Whether the evaluator reads a file that a person names. */
    boolean needsTable() {
        return evaluator.get().value().options().containsKey("file");
    }

    private List<Entry<?>> caps() {
        return List.of(tokens, dollars, calls);
    }

    private void take(Preset now) {
        lambda.textProperty().set(Integer.toString(now.lambda()));
        gamma.textProperty().set(Integer.toString(now.gamma()));
    }

    private void chosen(String kind) {
        manner.set(kind.equals("manual") ? Manner.ONE_TURN : Manner.TWO_TURNS);
        if (kind.equals("llm")) {
            model.look();
        } else {
            model.forgetTrial();
        }
    }

    /** The first thing that is wrong, its field named; empty when the search can be started. */
    private String problem() {
        List<Entry<?>> asked = new ArrayList<>(own());
        if (needsTable()) {
            asked.add(1, table);
        }
        if (asksModel()) {
            asked.addAll(model.entries());
            asked.addAll(caps());
        }
        return asked.stream()
                .filter(e -> !e.valid())
                .findFirst()
                .map(e -> e.name() + ": " + e.faultProperty().get())
                .orElseGet(this::together);
    }

    /** What is wrong with settings that are each right by themselves. */
    private String together() {
        try {
            SearchSettings settings = settings();
            if (asksModel()) {
                LlmOptions.of(settings.strategist().options());
            }
            return "";
        } catch (SearchRefused e) {
            return e.getMessage() + " " + e.next();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * @throws SearchRefused when no search can be run with these
     */
    SearchSettings settings() {
        SearchSettings base =
                preset.get().settings(space.get().value(), dataset.value(), choice(), seed.value());
        return new SearchSettings(
                name(),
                base.space(),
                base.dataset(),
                evaluation(),
                base.strategist(),
                lambda.value(),
                gamma.value(),
                topK.value(),
                sample.value(),
                base.initial(),
                base.evolveFrom(),
                base.duplicateAsks(),
                base.repairTurns(),
                base.history(),
                base.seed(),
                asksModel()
                        ? new Budgets(0, tokens.value(), dollars.value(), 0, calls.value())
                        : Budgets.NONE,
                base.thresholds());
    }

    /** By the data set and the seed; of a folder its last name. */
    private String name() {
        String last = dataset.value().replaceAll("[/\\\\]+$", "");
        return last.substring(Math.max(last.lastIndexOf('/'), last.lastIndexOf('\\')) + 1)
                + "-"
                + seed.value();
    }

    private Choice choice() {
        Map<String, String> options = new HashMap<>();
        if (asksModel()) {
            options.putAll(model.options());
        }
        if (asksInWords()) {
            options.put("turns", manner.get().text());
            options.put("statistics", Boolean.toString(statistics.get()));
            if (masked.get()) {
                options.put("mask", Long.toString(seed.value()));
            }
        }
        return new Choice(strategist.get().value(), options);
    }

    boolean asksModel() {
        return strategist.get().value().equals("llm");
    }

    boolean asksInWords() {
        return asksModel() || strategist.get().value().equals("manual");
    }

    public List<Command> commands() {
        return List.of(start, cancel);
    }

    Command start() {
        return start;
    }

    Command cancel() {
        return cancel;
    }

    /** Why the search cannot be started; empty when it can. */
    StringBinding reasonProperty() {
        return reason;
    }

    /** A seed that was not used yet, when the form is opened. */
    public void propose(long unused) {
        seed.textProperty().set(Long.toString(unused));
    }

    /** The folder of a data set, as if it had been typed. */
    public void useDataset(Path folder) {
        dataset.textProperty().set(folder.toString());
    }

    Choices choices() {
        return choices;
    }

    ModelModel model() {
        return model;
    }

    ObjectProperty<Offer<String>> spaceProperty() {
        return space;
    }

    ObjectProperty<Offer<Choice>> evaluatorProperty() {
        return evaluator;
    }

    ObjectProperty<Offer<String>> strategistProperty() {
        return strategist;
    }

    ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    ObjectProperty<Manner> mannerProperty() {
        return manner;
    }

    BooleanProperty statisticsProperty() {
        return statistics;
    }

    BooleanProperty maskedProperty() {
        return masked;
    }

    Entry<String> dataset() {
        return dataset;
    }

    Entry<String> table() {
        return table;
    }

    Entry<Integer> lambda() {
        return lambda;
    }

    Entry<Integer> gamma() {
        return gamma;
    }

    Entry<Integer> topK() {
        return topK;
    }

    Entry<Integer> sample() {
        return sample;
    }

    Entry<Long> seed() {
        return seed;
    }

    Entry<Long> tokens() {
        return tokens;
    }

    Entry<Double> dollars() {
        return dollars;
    }

    Entry<Long> calls() {
        return calls;
    }
}
