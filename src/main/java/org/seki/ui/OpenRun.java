package org.seki.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.seki.evaluation.Trust;
import org.seki.llm.KeySource;
import org.seki.llm.Keys;
import org.seki.search.Note;
import org.seki.search.RunState;
import org.seki.search.Session;
import org.seki.search.Steering;
import org.seki.space.Architecture;
import org.seki.strategist.ManualDesk;
import org.seki.ui.curves.CurvesView;
import org.seki.ui.curves.CurvesViewModel;
import org.seki.ui.curves.Overlay;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.EventPump;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.graph.CompareView;
import org.seki.ui.graph.CompareViewModel;
import org.seki.ui.graph.GraphView;
import org.seki.ui.graph.GraphViewModel;
import org.seki.ui.graph.GraphViewModel.Base;
import org.seki.ui.prompts.AskingRun;
import org.seki.ui.reasoning.ReasoningView;
import org.seki.ui.reasoning.ReasoningViewModel;
import org.seki.ui.repository.RepositoryView;
import org.seki.ui.repository.RepositoryViewModel;
import org.seki.ui.run.RunPace;
import org.seki.ui.run.RunSplits;
import org.seki.ui.run.RunView;
import org.seki.ui.run.RunViewModel;
import org.seki.ui.run.SealStrip;

/** A run with everything the window hangs on it: models and view. */
final class OpenRun {
    private final Session session;
    private final Threads threads;
    private final EarlierRuns earlier;
    private final ManualDesk desk;
    private final Keys keys;
    private final Trusts trusts;
    private final Consumer<Optional<ManualDesk.Sheet>> asked;
    private final RunFeed feed;
    private final EventPump pump;
    private final RunActs acts;
    private final RunViewModel model;
    private final RepositoryViewModel repository;
    private final RepositoryView repositoryView;
    private final ReasoningViewModel reasoning;
    private final GraphViewModel graph;
    private final CompareViewModel compare;
    private final CurvesViewModel curves;
    private final SealStrip seal;
    private final Trainer trainer;
    private final RunView view;

    /** Where a candidate goes that is to be trained to the end. */
    interface Trainer {
        /**
         * @param searchedOn the data set it was found on
         */
        void train(Architecture candidate, String searchedOn);
    }

    /** How far scores were found to be trusted, and where that is measured. */
    interface Trusts {
        /**
         * What was measured of this run; read from a file.
         *
         * @throws java.io.UncheckedIOException when it is there and cannot be read
         */
        Optional<Trust> of(String run);

        /** Leads a person there. */
        void measure(String run);
    }

    OpenRun(
            FollowedRun run,
            EarlierRuns earlier,
            ManualDesk desk,
            Keys keys,
            String device,
            RunSplits splits,
            Threads threads,
            Trainer trainer,
            Trusts trusts,
            Runnable reopen) {
        this.session = run.session();
        this.feed = run.feed();
        this.pump = run.pump();
        this.earlier = earlier;
        this.desk = desk;
        this.keys = keys;
        this.threads = threads;
        this.trainer = trainer;
        this.trusts = trusts;
        acts = new RunActs(run, desk, threads, sentence -> notice(sentence));
        asked = pump::sheet;
        feed.troubleProperty().addListener((_, _, now) -> now.ifPresent(_ -> askForKey()));
        model =
                new RunViewModel(
                        session, feed, acts::steer, reopen, () -> trusts.measure(session.run()));
        repository = new RepositoryViewModel(feed, repositoryActs());
        repositoryView = new RepositoryView(repository);
        reasoning = new ReasoningViewModel(feed, acts);
        graph =
                new GraphViewModel(
                        feed, Optional.of(acts::inject), threads.background(), threads.fx());
        compare = new CompareViewModel(feed);
        curves = new CurvesViewModel(feed);
        curves.brushedProperty().subscribe(repository::keep);
        view =
                new RunView(
                        model,
                        repositoryView,
                        new ReasoningView(reasoning),
                        new GraphView(graph),
                        new CurvesView(curves),
                        new CompareView(compare),
                        compare.shownProperty(),
                        device,
                        splits);
        seal = new SealStrip(feed, acts::unseal);
        view.add(seal);
    }

    /** Runs the session, or waits to; on the JavaFX thread. */
    void start(boolean paused) {
        if (paused) {
            model.waitForRun();
        }
        pump.start();
        desk.watch(asked);
        threads.background().execute(() -> session.start(pump));
        readTrust();
        acts.background(() -> {
            Map<Integer, Note> notes = session.notes().all();
            threads.fx().execute(() -> feed.notes().putAll(notes));
        });
        acts.background(() -> {
            List<Overlay> overlays = earlier.of(session.run(), session.settings());
            threads.fx().execute(() -> curves.overlays().offer(overlays));
        });
    }

    /** Shows what is measured of it now. */
    void readTrust() {
        acts.background(() -> {
            Optional<Trust> now = trusts.of(session.run());
            threads.fx().execute(() -> model.trust().measured(now));
        });
    }

    private RepositoryViewModel.Acts repositoryActs() {
        return new RepositoryViewModel.Acts() {
            @Override
            public void steer(Steering steering) {
                acts.steer(steering);
            }

            @Override
            public void keep(int iteration, Note note) {
                acts.keep(iteration, note);
            }

            @Override
            public void train(Architecture candidate) {
                trainer.train(candidate, session.settings().dataset());
            }

            @Override
            public void against(int iteration) {
                Base now = new Base.Iteration(iteration);
                graph.baseProperty()
                        .set(now.equals(graph.baseProperty().get()) ? new Base.Parent() : now);
            }
        };
    }

    /** A key that was typed is gone with the process that it was typed into. */
    private void askForKey() {
        String place =
                feed.changes().strategistProperty().get().options().getOrDefault("key", "none");
        if (place.startsWith("session:")
                && KeySource.parse(place) instanceof KeySource.Session(String server)
                && keys.find(new KeySource.Session(server)) instanceof Keys.Found.Missing
                && view.getScene() != null) {
            new KeyDialog(
                            server,
                            view.getScene().getWindow(),
                            secret -> {
                                keys.type(server, secret);
                                session.control().run();
                            })
                    .show();
        }
    }

    /** For the prompts' screen, where the strategist is asked in words. */
    Optional<AskingRun> asking() {
        String kind = feed.changes().strategistProperty().get().kind();
        return kind.equals("llm") || kind.equals("manual")
                ? Optional.of(new SessionPrompts(session, feed))
                : Optional.empty();
    }

    private void notice(String sentence) {
        view.notice(sentence);
    }

    String run() {
        return session.run();
    }

    RepositoryViewModel repository() {
        return repository;
    }

    CurvesViewModel curves() {
        return curves;
    }

    RunPace pace() {
        return model.pace();
    }

    RunView view() {
        return view;
    }

    RunFeed feed() {
        return feed;
    }

    EventPump pump() {
        return pump;
    }

    String name() {
        return model.name();
    }

    /** Whether its session goes on, or could when let. */
    boolean open() {
        return switch (feed.stateProperty().get()) {
            case PREPARING, RUNNING, PAUSED -> true;
            case STOPPED, FINISHED, FAILED -> false;
        };
    }

    /** Whether closing it would interrupt work. */
    boolean working() {
        RunState state = feed.stateProperty().get();
        return state == RunState.PREPARING || state == RunState.RUNNING;
    }

    /** What can be done on its screen. */
    List<Command> commands() {
        Command filter =
                new Command("Filter the repository", "Shortcut+F", repositoryView::focusFilter);
        Command note =
                new Command("Note on the selected one", "Shortcut+T", repositoryView::focusNote);
        return Stream.of(
                        model.commands(),
                        seal.commands(),
                        repository.commands(),
                        compare.commands(),
                        reasoning.commands(),
                        List.of(filter, note))
                .flatMap(List::stream)
                .toList();
    }

    /** Lets go of the window; on the JavaFX thread. */
    void detach() {
        desk.unwatch(asked);
        pump.stop();
    }

    /** Stops the search and releases what it holds; waits, so never on the JavaFX thread. */
    void close() {
        session.close();
    }
}
