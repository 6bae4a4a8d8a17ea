package org.seki.ui.training;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.training.FinalPreset;
import org.seki.training.TrainingRequest;

/** A final training as a person sets it up; used on the JavaFX thread, needs no toolkit. */
public final class TrainingForm {
    private static final List<String> NETWORKS = List.of("darts", "nasbench201");

    private final StringProperty genotype = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Architecture>> architecture =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty about = new SimpleStringProperty("");
    private final List<String> datasets;
    private final StringProperty dataset = new SimpleStringProperty("");
    private final StringProperty seed = new SimpleStringProperty("1");
    private final StringProperty seeds = new SimpleStringProperty("1");
    private final ObservableList<FinalPreset> presets =
            FXCollections.observableArrayList(FinalPreset.all());
    private final ObjectProperty<FinalPreset> preset =
            new SimpleObjectProperty<>(presets.getFirst());
    private final Map<String, StringProperty> numbers = new LinkedHashMap<>();
    private String foundOn = "";

    /**
     * @param datasets that are here by name
     */
    TrainingForm(List<String> datasets) {
        this.datasets = List.copyOf(datasets);
        dataset.set(datasets.getFirst());
        FinalPreset.settings().forEach(s -> numbers.put(s.name(), new SimpleStringProperty("")));
        genotype.subscribe(this::read);
        preset.subscribe(_ -> reset());
    }

    /** Hears of every change, once for each number of it. */
    void onChange(Runnable changed) {
        Stream.concat(Stream.of(genotype, dataset, seed, seeds), numbers.values().stream())
                .forEach(text -> text.addListener((_, _, _) -> changed.run()));
        preset.addListener((_, _, _) -> changed.run());
    }

    private void read(String text) {
        if (text.isBlank()) {
            architecture.set(Optional.empty());
            about.set("");
            return;
        }
        switch (Spaces.read(text.strip())) {
            case GenotypeReading.Read read -> found(read.architecture());
            case GenotypeReading.Fault fault -> {
                architecture.set(Optional.empty());
                about.set(
                        "%s At character %d.%s"
                                .formatted(
                                        fault.sentence(),
                                        fault.position(),
                                        fault.nearest()
                                                .map(n -> " Did you mean " + n + "?")
                                                .orElse("")));
            }
        }
    }

    private void found(Architecture read) {
        SearchSpace space = read.space();
        if (!NETWORKS.contains(space.id())) {
            architecture.set(Optional.empty());
            about.set(
                    "Networks are built of the spaces DARTS and NAS-Bench-201, not of %s."
                            .formatted(space.title()));
            return;
        }
        boolean other = architecture.get().filter(a -> a.space().id().equals(space.id())).isEmpty();
        architecture.set(Optional.of(read));
        about.set(space.title());
        if (other) {
            offer(FinalPreset.of(space));
        }
    }

    private void offer(List<FinalPreset> now) {
        FinalPreset chosen = preset.get();
        presets.setAll(now);
        preset.set(now.contains(chosen) ? chosen : now.getFirst());
        reset();
    }

    /** All numbers as the preset has them. */
    private void reset() {
        FinalPreset now = preset.get();
        if (now != null) {
            numbers.forEach((name, text) -> text.set(preset(name)));
        }
    }

    /** A number as the preset has it, as people write it. */
    private String preset(String name) {
        FinalPreset now = preset.get();
        double value =
                architecture
                        .get()
                        .map(a -> now.numbers(a.space()))
                        .orElse(now.numbers())
                        .getOrDefault(name, 0.0);
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    public StringProperty genotypeProperty() {
        return genotype;
    }

    /** What the genotype means, once it means something. */
    public ReadOnlyObjectProperty<Optional<Architecture>> architectureProperty() {
        return architecture.getReadOnlyProperty();
    }

    /** Its space, or what is wrong with it. */
    public StringProperty aboutProperty() {
        return about;
    }

    /** Those that are here by name. */
    List<String> datasets() {
        return datasets;
    }

    /** A name or a folder. */
    public StringProperty datasetProperty() {
        return dataset;
    }

    public StringProperty seedProperty() {
        return seed;
    }

    /** How many. */
    public StringProperty seedsProperty() {
        return seeds;
    }

    /** Those for the architecture's space. */
    public ObservableList<FinalPreset> presets() {
        return presets;
    }

    public ObjectProperty<FinalPreset> presetProperty() {
        return preset;
    }

    public StringProperty number(String name) {
        return numbers.getOrDefault(name, about);
    }

    /** Where a number comes from: the preset's source, or a person who changed it. */
    StringBinding origin(String name) {
        return Bindings.createStringBinding(
                () -> {
                    FinalPreset now = preset.get();
                    if (now == null) {
                        return "";
                    }
                    String preset = preset(name);
                    return number(name).get().strip().equals(preset)
                            ? now.origin(name)
                            : "yours; %s has %s".formatted(now.name(), preset);
                },
                number(name),
                preset,
                architecture);
    }

    /** Where it was found, if that is another data set: {@code found on …, a transfer}. */
    StringBinding transfer() {
        return Bindings.createStringBinding(
                () ->
                        foundOn.isEmpty()
                                ? ""
                                : foundOn.equals(dataset.get().strip())
                                        ? "Found on this data set."
                                        : "Found on %s: a transfer, with this data set's classes."
                                                .formatted(foundOn),
                dataset,
                genotype);
    }

    /**
     * Sets up the training of a candidate.
     *
     * @param searchedOn a data set of images, or one that a benchmark table names
     */
    void propose(String text, String searchedOn) {
        foundOn = searchedOn;
        genotype.set("");
        genotype.set(text);
        if (datasets.contains(searchedOn)
                || searchedOn.indexOf('/') >= 0
                || searchedOn.indexOf('\\') >= 0) {
            dataset.set(searchedOn);
        }
    }

    void fill(TrainingRequest request) {
        propose(request.genotype(), request.foundOn());
        dataset.set(request.dataset());
        presets.stream()
                .filter(p -> p.name().equals(request.preset()))
                .findFirst()
                .ifPresent(preset::set);
        reset();
        request.options().forEach((name, text) -> number(name).set(text));
        seed.set(Long.toString(request.seed()));
        seeds.set(Integer.toString(request.seeds()));
    }

    /**
     * @throws IllegalArgumentException with a sentence, when it is no training yet
     */
    TrainingRequest request() {
        Architecture chosen =
                architecture
                        .get()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        genotype.get().isBlank()
                                                ? "A genotype is needed: paste one, open a file, or send a candidate from a run's repository."
                                                : about.get()));
        Map<String, String> options = new LinkedHashMap<>();
        numbers.forEach((name, text) -> {
            if (!text.get().strip().equals(preset(name))) {
                options.put(name, text.get().strip());
            }
        });
        return new TrainingRequest(
                chosen.space().id(),
                chosen.genotype(),
                dataset.get().strip(),
                foundOn,
                preset.get().name(),
                options,
                whole(seed.get(), "seed", Long.MAX_VALUE),
                Math.toIntExact(whole(seeds.get(), "number of seeds", 100)));
    }

    private static long whole(String text, String what, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The %s is “%s”; a whole number is needed.".formatted(what, text));
    }
}
