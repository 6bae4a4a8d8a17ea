package org.seki.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.Searches;
import org.seki.search.Session;

/** Runs a session to its end in the terminal; Ctrl-C stops it cleanly and says how to go on. */
record Following(
        Searches searches, Services services, Output output, ManualOptions manual, boolean json) {
    private static final Duration FOREVER = Duration.ofDays(3650);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    int follow(Session session) throws InterruptedException {
        long start = System.nanoTime();
        PrintWriter told = json ? output.err() : output.out();
        boolean terminal = System.console() != null && System.console().isTerminal();
        RunState state;
        Optional<String> why;
        try (var ctrlC = new CtrlC(() -> stop(session, told));
                Follow follow = new Follow(told, terminal && !json);
                ManualTerminal person =
                        new ManualTerminal(
                                services.desk(),
                                services.in(),
                                told,
                                manual,
                                session.control()::stop)) {
            person.open();
            session.start(follow);
            session.await(FOREVER);
            state = follow.lastState();
            why = follow.lastSentence();
        }
        report(session, state, why, (System.nanoTime() - start) / 1e9);
        return switch (state) {
            case FINISHED -> ExitCode.DONE;
            case FAILED -> waits(session) ? ExitCode.STOPPED : ExitCode.FAILED;
            default -> ExitCode.STOPPED;
        };
    }

    /** Whether it ended because its strategist could not be asked; the iteration is not used up. */
    private boolean waits(Session session) {
        List<SearchEvent> events = searches.events(session.run());
        return events.size() > 1 && events.get(events.size() - 2) instanceof SearchEvent.Unanswered;
    }

    private void report(Session session, RunState state, Optional<String> why, double seconds) {
        List<SearchEvent> events = searches.events(session.run());
        RunReport report =
                RunReport.of(
                        session.run(),
                        session.settings(),
                        state.name().toLowerCase(Locale.ROOT),
                        events,
                        seconds);
        if (state == RunState.FAILED) {
            output.error(
                    why.orElse("The search failed."),
                    "run " + session.run(),
                    "`seki resume " + session.run() + "` continues.",
                    json);
        }
        if (json) {
            output.json(report);
        } else {
            new ReportText(report).lines().forEach(output::line);
        }
    }

    private static void stop(Session session, PrintWriter told) {
        session.control().stop();
        try {
            session.await(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        told.println(
                "Stopped; nothing evaluated is lost. Continue with: seki resume " + session.run());
        told.flush();
    }
}
