package org.seki.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.seki.prompt.Reading;
import org.seki.search.Proposal.Candidate;
import org.seki.search.SearchEvent.Duplicate;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Rejected;
import org.seki.search.SearchEvent.Unanswered;
import org.seki.space.Architecture;
import org.seki.strategist.Answer;
import org.seki.strategist.Attempt;
import org.seki.strategist.Context;
import org.seki.strategist.Known;
import org.seki.strategist.Listener;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.strategist.Strategist;
import org.seki.strategist.Usage;

/**
 * The turns of one iteration: a reply without a valid architecture is asked to be repaired up to R
 * times, one that repeats a known function is asked again up to D times.
 */
final class Dialogue {
    private final Strategist strategist;
    private final ReplyReader reader;
    private final IntFunction<RandomGenerator> random;
    private final Listener listener;
    private final Context context;
    private final Repository repository;
    private final List<SearchEvent> events = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();

    /**
     * @param random the stream of each attempt, from 1
     */
    Dialogue(
            Strategist strategist,
            ReplyReader reader,
            IntFunction<RandomGenerator> random,
            Listener listener,
            Context context,
            Repository repository) {
        this.strategist = strategist;
        this.reader = reader;
        this.random = random;
        this.listener = listener;
        this.context = context;
        this.repository = repository;
    }

    Proposal hold(int repairTurns, int duplicateAsks) {
        int repairs = 0;
        int asks = 0;
        while (true) {
            Answer answer = ask();
            if (answer instanceof NoReply none) {
                return end(unanswered(none));
            }
            Reply reply = (Reply) answer;
            switch (reader.read(context.space(), reply.text())) {
                case Reading.Rejected rejected -> {
                    reject(reply, rejected);
                    if (repairs++ == repairTurns) {
                        return end(new Candidate.Nothing(gaveUp(repairs, rejected)));
                    }
                }
                case Reading.Parsed(Architecture architecture) -> {
                    Known known = repository.find(architecture).orElse(null);
                    if (known == null) {
                        return end(new Candidate.New(architecture));
                    }
                    repeat(reply, architecture, known);
                    if (asks++ == duplicateAsks) {
                        return end(new Candidate.Old(architecture, known));
                    }
                }
            }
        }
    }

    private Answer ask() {
        int attempt = attempts.size() + 1;
        long before = System.nanoTime();
        Answer answer =
                strategist.propose(context.withAttempts(attempts), random.apply(attempt), listener);
        double seconds = (System.nanoTime() - before) * 1e-9;
        return switch (answer) {
            case NoReply none -> {
                events.add(new Unanswered(context.iteration(), context.stage(), attempt, none));
                yield none;
            }
            case Reply reply -> {
                events.add(
                        new Proposed(
                                context.iteration(),
                                context.stage(),
                                attempt,
                                context.current().map(Known::iteration),
                                context.shown().stream().map(Known::iteration).toList(),
                                timed(reply, seconds)));
                yield reply;
            }
        };
    }

    private static Candidate unanswered(NoReply none) {
        return none.ends()
                ? new Candidate.Unanswerable(none.sentence())
                : new Candidate.Nothing(none.sentence());
    }

    /** A strategist that did not measure its own wait gets the wait that was measured here. */
    private static Reply timed(Reply reply, double seconds) {
        Usage usage = reply.usage();
        return usage.seconds() > 0
                ? reply
                : new Reply(
                        reply.reasoning(),
                        reply.strategy(),
                        reply.text(),
                        usage.plus(new Usage(0, 0, 0, seconds)),
                        reply.exchanges());
    }

    private void reject(Reply reply, Reading.Rejected rejected) {
        events.add(
                new Rejected(
                        context.iteration(),
                        attempts.size() + 1,
                        rejected.reason(),
                        rejected.position()));
        attempts.add(new Attempt.Invalid(reply, rejected));
    }

    private void repeat(Reply reply, Architecture architecture, Known known) {
        events.add(
                new Duplicate(
                        context.iteration(),
                        attempts.size() + 1,
                        architecture,
                        known.iteration(),
                        known.score()));
        attempts.add(new Attempt.Repeated(reply, known));
    }

    private static String gaveUp(int replies, Reading.Rejected last) {
        return replies == 1
                ? "The reply held no valid architecture. " + last.reason()
                : "None of %d replies held a valid architecture. The last: %s"
                        .formatted(replies, last.reason());
    }

    private Proposal end(Candidate candidate) {
        return new Proposal(events, candidate);
    }
}
