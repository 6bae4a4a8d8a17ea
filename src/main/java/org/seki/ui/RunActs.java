package org.seki.ui;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.seki.search.JournalException;
import org.seki.search.Note;
import org.seki.search.SearchRefused;
import org.seki.search.Session;
import org.seki.search.Steering;
import org.seki.space.Architecture;
import org.seki.strategist.Exchange;
import org.seki.strategist.ManualDesk;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.reasoning.Correspondence;

/**
 * What a person does to an open run: checked, journaled and read off the JavaFX thread, in the
 * order it was asked for.
 */
final class RunActs implements Correspondence {
    private final Session session;
    private final RunFeed feed;
    private final ManualDesk desk;
    private final Threads threads;
    private final Consumer<String> notice;
    private final Executor steerings;

    /**
     * @param notice hears in a sentence, on the JavaFX thread, why something was not done
     */
    RunActs(FollowedRun run, ManualDesk desk, Threads threads, Consumer<String> notice) {
        this.session = run.session();
        this.feed = run.feed();
        this.desk = desk;
        this.threads = threads;
        this.notice = notice;
        this.steerings = new InTurn(threads.background());
    }

    void steer(Steering steering) {
        steerings.execute(guarded(() -> session.control().steer(steering)));
    }

    /** An architecture that was drawn, to be evaluated next. */
    void inject(Architecture drawn) {
        steer(new Steering.Inject(drawn.genotype()));
    }

    /** Shown at once; taken back where it cannot be saved. */
    void keep(int iteration, Note note) {
        Note before = feed.note(iteration);
        feed.notes().put(iteration, note);
        steerings.execute(
                guarded(() -> {
                    try {
                        session.notes().put(iteration, note);
                    } catch (JournalException e) {
                        threads.fx().execute(() -> feed.notes().put(iteration, before));
                        throw e;
                    }
                }));
    }

    void unseal() {
        background(session::unseal);
    }

    @Override
    public void kept(int iteration, Consumer<List<Exchange>> then) {
        background(() -> {
            List<Exchange> exchanges = session.exchanges(iteration);
            threads.fx().execute(() -> then.accept(exchanges));
        });
    }

    @Override
    public void answer(String reply) {
        desk.answer(reply);
    }

    /** Work that may wait; what it is refused is a notice. */
    void background(Runnable work) {
        threads.background().execute(guarded(work));
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (SearchRefused e) {
                tell(e.getMessage() + " " + e.next());
            } catch (JournalException | UncheckedIOException e) {
                tell(String.valueOf(e.getMessage()));
            }
        };
    }

    private void tell(String sentence) {
        threads.fx().execute(() -> notice.accept(sentence));
    }
}
