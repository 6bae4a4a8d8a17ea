package org.seki.ui.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.Steering;
import org.seki.search.SteeringLog;
import org.seki.strategist.Stage;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.SteeringText;

/** What can be changed in a running search, and what became of every change. JavaFX thread. */
public final class SteeringViewModel {
    private final RunFeed feed;
    private final Consumer<Steering> steer;
    private final ReadOnlyObjectWrapper<Course> course;
    private final AskedModel model;
    private final Map<Knob, StringProperty> texts = new EnumMap<>(Knob.class);
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final BooleanProperty changed = new SimpleBooleanProperty();
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ObservableList<SteeringLog.Entry> log = FXCollections.observableArrayList();
    private final BooleanBinding switchable;
    private final Command switchStage;
    private final Command apply;
    private final Command show;

    SteeringViewModel(RunFeed feed, BooleanBinding alive, Consumer<Steering> steer) {
        this.feed = feed;
        this.steer = steer;
        course = new ReadOnlyObjectWrapper<>(Course.of(feed));
        for (Knob knob : Knob.values()) {
            StringProperty text = new SimpleStringProperty(knob.text(course.get()));
            text.addListener(_ -> read());
            texts.put(knob, text);
        }
        model = new AskedModel(feed.changes(), this::read);
        switchable =
                alive.and(
                        Bindings.createBooleanBinding(
                                () -> course.get().left(course.get().other()) > 0, course));
        switchStage =
                new Command(
                        "Switch the stage",
                        "Shortcut+E",
                        switchable,
                        () -> enter(course.get().other()));
        apply =
                new Command(
                        "Apply what was written",
                        "Shortcut+Shift+A",
                        alive.and(changed).and(fault.isEmpty()),
                        this::applyNow);
        show = new Command("Steering and its log", "Shortcut+L", () -> shown.set(!shown.get()));
        InvalidationListener look = _ -> look();
        feed.iterations().addListener(look);
        feed.changes().pending().addListener(look);
        feed.changes().all().addListener(look);
        shown.addListener(look);
        look();
    }

    List<Command> commands() {
        return List.of(show, switchStage, apply);
    }

    RunFeed feed() {
        return feed;
    }

    public Command switchStage() {
        return switchStage;
    }

    public Command apply() {
        return apply;
    }

    public Command show() {
        return show;
    }

    /** Whether the panel is on the screen. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    ReadOnlyObjectProperty<Course> courseProperty() {
        return course.getReadOnlyProperty();
    }

    /** What is written for a number; the run's own until somebody writes. */
    StringProperty text(Knob knob) {
        return Objects.requireNonNull(texts.get(knob));
    }

    /** Which model is asked. */
    AskedModel model() {
        return model;
    }

    /** Whether what is written differs from the run's own. */
    boolean edited(Knob knob) {
        return knob.read(text(knob).get()) != knob.of(course.get());
    }

    /** What is wrong with the numbers written; empty when nothing is. */
    ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Newest first; kept up to date while the panel is shown. */
    ObservableList<SteeringLog.Entry> log() {
        return log;
    }

    /** {@code pin 12}. */
    String named(Steering steering) {
        return SteeringText.of(steering, i -> Integer.toString(i).replace('-', '−'));
    }

    /** All panels look at the first iteration that this change could work in. */
    void follow(SteeringLog.Entry entry) {
        feed.select(entry.steered().afterIteration() + 1);
    }

    /** Goes on in this stage; refused where it has no iterations left. */
    void enter(Stage stage) {
        if (switchable.get() && stage != course.get().stage()) {
            steer.accept(new Steering.SwitchStage(stage));
        }
    }

    /** Takes back a change that still waits. */
    void withdraw(SteeringLog.Entry entry) {
        steer.accept(new Steering.Withdraw(entry.number()));
    }

    private void look() {
        Course before = course.get();
        Course now = Course.of(feed);
        if (!now.equals(before)) {
            List<Knob> edited = texts.keySet().stream().filter(this::edited).toList();
            course.set(now);
            for (Knob knob : Knob.values()) {
                if (!edited.contains(knob) || knob.read(text(knob).get()) == knob.of(now)) {
                    text(knob).set(knob.text(now));
                }
            }
            read();
        }
        if (shown.get()) {
            List<SteeringLog.Entry> entries = feed.steeringLog().entries().reversed();
            if (!entries.equals(log)) {
                log.setAll(entries);
            }
        }
    }

    private void read() {
        changed.set(model.edited() || texts.keySet().stream().anyMatch(this::edited));
        fault.set(
                texts.keySet().stream()
                        .filter(k -> Double.isNaN(k.read(text(k).get())))
                        .findFirst()
                        .map(k ->
                                "%s takes %s, 0 or more."
                                        .formatted(
                                                k.title(),
                                                k == Knob.DOLLARS ? "a number" : "a whole number"))
                        .or(() -> Optional.of(inspirationFault()).filter(f -> !f.isEmpty()))
                        .orElseGet(model::fault));
    }

    private String inspirationFault() {
        double k = number(Knob.TOP_K);
        double sample = number(Knob.SAMPLE);
        return sample >= 1 && sample <= k ? "" : "ξ is at least 1 and at most k.";
    }

    private void applyNow() {
        List<Steering> changes = new ArrayList<>();
        if (edited(Knob.EVOLVE)) {
            changes.add(new Steering.Left(Stage.SELF_EVOLUTION, (int) number(Knob.EVOLVE)));
        }
        if (edited(Knob.INSPIRE)) {
            changes.add(new Steering.Left(Stage.KNOWLEDGE_INSPIRATION, (int) number(Knob.INSPIRE)));
        }
        if (edited(Knob.TOP_K) || edited(Knob.SAMPLE)) {
            changes.add(
                    new Steering.Inspiration((int) number(Knob.TOP_K), (int) number(Knob.SAMPLE)));
        }
        if (edited(Knob.HISTORY)) {
            changes.add(new Steering.History((int) number(Knob.HISTORY)));
        }
        if (texts.keySet().stream().anyMatch(k -> k.bound() && edited(k))) {
            changes.add(
                    new Steering.Spend(
                            new Budgets(
                                    (int) number(Knob.EVALUATIONS),
                                    (long) number(Knob.TOKENS),
                                    number(Knob.DOLLARS),
                                    (long) number(Knob.SECONDS),
                                    course.get().budgets().calls())));
        }
        if (model.edited()) {
            changes.add(new Steering.Ask(model.choice()));
        }
        changes.forEach(steer);
    }

    private double number(Knob knob) {
        return knob.read(text(knob).get());
    }
}
