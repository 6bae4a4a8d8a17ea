package org.seki.ui.run;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.seki.search.RunState;
import org.seki.search.SearchControl;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.RunFeed;

/** How far the search goes by itself: on, one iteration, some, until it improves, or no more. */
public final class RunPace {
    /** Iterations of the command to run some, at first. */
    static final int SOME = 5;

    private final RunFeed feed;
    private final SearchControl control;
    private final Runnable reopen;
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty stopping = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper aim = new ReadOnlyStringWrapper("");
    private final IntegerProperty some = new SimpleIntegerProperty(SOME);
    private final BooleanBinding alive;
    private final BooleanBinding going;
    private final Command runOrPause;
    private final Command step;
    private final Command runSome;
    private final Command untilImprovement;
    private final Command stop;

    /**
     * @param reopen opens this run again once it has stopped, to continue it
     */
    RunPace(RunFeed feed, SearchControl control, Runnable reopen) {
        this.feed = feed;
        this.control = control;
        this.reopen = reopen;
        alive =
                Bindings.createBooleanBinding(
                        () ->
                                switch (feed.stateProperty().get()) {
                                    case PREPARING, RUNNING, PAUSED -> !stopping.get();
                                    case STOPPED, FINISHED, FAILED -> false;
                                },
                        feed.stateProperty(),
                        stopping);
        going = alive.and(paused.not());
        BooleanBinding continuable =
                Bindings.createBooleanBinding(
                        () ->
                                feed.stateProperty().get() == RunState.STOPPED
                                        || feed.stateProperty().get() == RunState.FAILED,
                        feed.stateProperty());
        runOrPause = new Command("Run or pause", "F5", alive.or(continuable), this::toggle);
        step = new Command("Step", "F10", alive, () -> go(control::step));
        runSome =
                new Command(
                        "Run some iterations",
                        "Shift+F10",
                        alive,
                        () -> go(() -> control.run(some.get())));
        untilImprovement =
                new Command(
                        "Run to the next improvement",
                        "F9",
                        alive,
                        () -> go(control::runUntilImprovement));
        stop = new Command("Stop", "Shift+F5", alive, this::stopNow);
        InvalidationListener look = _ -> look();
        feed.stateProperty().addListener(look);
        feed.iterations().addListener(look);
        look();
    }

    List<Command> commands() {
        return List.of(runOrPause, step, runSome, untilImprovement, stop);
    }

    public Command runOrPause() {
        return runOrPause;
    }

    public Command step() {
        return step;
    }

    public Command runSome() {
        return runSome;
    }

    public Command untilImprovement() {
        return untilImprovement;
    }

    public Command stop() {
        return stop;
    }

    /** How many iterations {@link #runSome} runs, ≥ 1. */
    public IntegerProperty someProperty() {
        return some;
    }

    /** Whether the search can still be told anything. */
    public BooleanBinding aliveProperty() {
        return alive;
    }

    /** Whether the search goes on by itself, so that the first button pauses it. */
    public BooleanBinding goingProperty() {
        return going;
    }

    ReadOnlyBooleanProperty stoppingProperty() {
        return stopping;
    }

    /** Where it pauses: {@code then pauses}, {@code 3 more, then pauses}; empty when nowhere. */
    public ReadOnlyStringProperty aimProperty() {
        return aim.getReadOnlyProperty();
    }

    /** What the first button does now. */
    public StringBinding runLabel() {
        return Bindings.createStringBinding(
                () ->
                        going.get()
                                ? "Pause"
                                : feed.stateProperty().get() == RunState.STOPPED
                                        ? "Continue"
                                        : "Run",
                going,
                feed.stateProperty());
    }

    /** Holds the search at the gate until Run is pressed. */
    void waitForRun() {
        go(control::pause);
    }

    private void toggle() {
        if (!alive.get()) {
            reopen.run();
        } else if (control.paused()) {
            go(control::run);
        } else {
            go(control::pause);
        }
    }

    private void stopNow() {
        stopping.set(true);
        control.stop();
    }

    private void go(Runnable command) {
        command.run();
        look();
    }

    private void look() {
        paused.set(control.paused());
        aim.set(aimed());
    }

    private String aimed() {
        if (control.untilImprovement()) {
            return "pauses at the next improvement";
        }
        int steps = control.steps();
        return steps > 0 ? steps + " more, then pauses" : control.paused() ? "then pauses" : "";
    }
}
