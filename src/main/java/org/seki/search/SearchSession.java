package org.seki.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Evaluator;
import org.seki.space.SearchSpace;
import org.seki.strategist.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run with its search thread. */
public final class SearchSession implements Session {
    private static final Logger LOG = LoggerFactory.getLogger(SearchSession.class);
    private static final Duration LAST_BREATH = Duration.ofSeconds(10);

    private final String run;
    private final String version;
    private final SearchSpace space;
    private final Evaluator evaluator;
    private final Strategists strategists;
    private final ReplyReader reader;
    private final Journal journal;
    private final SearchState state;
    private final SearchControl control = new SearchControl(this::steer);
    private final boolean fresh;
    private List<SearchEvent> past;
    private volatile @Nullable Memory memory;
    private @Nullable Thread thread;

    /**
     * Reads the journal, which takes up to a second for thousands of iterations: not on the
     * window's thread.
     *
     * @param settings as stored with the run
     * @param version of this program, for the journal
     * @param evaluator closed by {@link #close}, as is the journal
     * @throws JournalException when the journal cannot be read
     */
    public SearchSession(
            String run,
            SearchSettings settings,
            String version,
            SearchSpace space,
            Evaluator evaluator,
            Strategists strategists,
            ReplyReader reader,
            Journal journal) {
        this.run = run;
        this.version = version;
        this.space = space;
        this.evaluator = evaluator;
        this.strategists = strategists;
        this.reader = reader;
        this.journal = journal;
        try {
            this.past = journal.events();
            this.fresh = past.isEmpty();
            this.state = fresh ? new SearchState(settings) : SearchState.replay(past);
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public SearchSettings settings() {
        return state.settings();
    }

    @Override
    public SearchControl control() {
        return control;
    }

    @Override
    public List<Exchange> exchanges(int iteration) {
        return journal.exchanges(iteration);
    }

    @Override
    public Notes notes() {
        return journal.notes();
    }

    private void steer(Steering steering) {
        open().steer(steering);
    }

    @Override
    public void unseal() {
        open().unseal();
    }

    private Memory open() {
        Memory open = memory;
        if (open == null) {
            throw new SearchRefused(
                    "The run is not open yet.", "run " + run, "Start it, then change it.");
        }
        return open;
    }

    @Override
    public void replay(SearchListener listener) {
        past.forEach(new GuardedListener(listener)::event);
        past = List.of();
    }

    @Override
    public void start(SearchListener listener) {
        if (thread != null) {
            throw new IllegalStateException("a session is started once");
        }
        SearchListener guarded = new GuardedListener(listener);
        Memory open =
                new Memory(
                        journal,
                        state,
                        guarded,
                        new SteeringCheck(space, strategists),
                        sentence -> again(sentence, guarded),
                        Clock.systemUTC(),
                        System.getProperty("user.name", ""));
        memory = open;
        thread = Thread.ofPlatform().name("search " + run).start(() -> search(open, guarded));
    }

    private void search(Memory open, SearchListener listener) {
        RunState end = RunState.FAILED;
        try {
            end = live(open, listener);
        } catch (Hopeless | JournalException e) {
            LOG.info("the run {} ends: {}", run, e.getMessage());
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("the search thread of {} failed", run, e);
            listener.trouble("The search failed: %s. Resume the run to go on.".formatted(e));
        } finally {
            open.end();
            listener.state(end);
        }
    }

    private RunState live(Memory open, SearchListener listener) throws InterruptedException {
        listener.state(RunState.PREPARING);
        open.replay(past);
        if (state.finished().isPresent()) {
            return RunState.FINISHED;
        }
        open.remember(List.of(begin()));
        past = List.of();
        SekiSearch search =
                new SekiSearch(
                        space,
                        strategists,
                        evaluator,
                        reader,
                        open,
                        new SearchMonitor(control, listener),
                        text -> listener.text(state.entered(), text));
        boolean ready = insist(search::prepare, open, listener);
        while (ready && control.pass(() -> listener.state(RunState.PAUSED))) {
            if (!search.enter()) {
                return RunState.FINISHED;
            }
            listener.state(RunState.RUNNING);
            Optional<Integer> best = best();
            ready = insist(search::iterate, open, listener);
            if (best.isPresent() && !best.equals(best())) {
                control.improved();
            }
        }
        open.remember(List.of(new SearchEvent.Stopped(state.iteration(), "Stopped by a person.")));
        return RunState.STOPPED;
    }

    private SearchEvent begin() {
        return fresh
                ? new SearchEvent.Started(state.settings(), version)
                : new SearchEvent.Resumed(state.iteration());
    }

    private Optional<Integer> best() {
        return state.repository().best().map(k -> k.iteration());
    }

    /**
     * Does the work, again after each trouble that a person has dealt with.
     *
     * @return false when it was cancelled because the search stops
     */
    private boolean insist(Runnable work, Memory open, SearchListener listener) {
        while (true) {
            try {
                work.run();
                return true;
            } catch (CancellationException e) {
                if (control.stopping()) {
                    return false;
                }
                resolve(e, open, listener);
            } catch (RuntimeException e) {
                resolve(e, open, listener);
            }
        }
    }

    private void resolve(RuntimeException e, Memory open, SearchListener listener) {
        if (e instanceof JournalException) {
            throw e;
        }
        LOG.warn("iteration {} of {} did not succeed", state.entered(), run, e);
        String sentence = sentence(e);
        if (!again(sentence, listener)) {
            open.remember(List.of(new SearchEvent.Stopped(state.iteration(), sentence)));
            throw new Hopeless(e);
        }
    }

    private String sentence(RuntimeException e) {
        if (e instanceof SearchRefused refused) {
            return (refused.getMessage() + " " + refused.next()).strip();
        }
        return "%s. Everything up to iteration %d is saved; run on to try again."
                .formatted(
                        Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()),
                        state.iteration());
    }

    /** Waits for a person to deal with the trouble; after a stop there is one last try. */
    private boolean again(String sentence, SearchListener listener) {
        if (control.stopping() || !listener.trouble(sentence)) {
            return false;
        }
        control.pause();
        try {
            control.pass(() -> listener.state(RunState.PAUSED));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        listener.state(RunState.RUNNING);
        return true;
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return thread == null || thread.join(timeout);
    }

    @Override
    public void close() {
        control.stop();
        try {
            if (!await(LAST_BREATH)) {
                LOG.error("the search thread of {} did not end within {}", run, LAST_BREATH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    private void release() {
        try {
            evaluator.close();
        } finally {
            journal.close();
        }
    }

    /** The search has to end, and whoever listens has been told why. */
    private static final class Hopeless extends RuntimeException {
        Hopeless(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
