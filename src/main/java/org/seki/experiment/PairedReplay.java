package org.seki.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.search.RandomStreams;
import org.seki.search.ReplyReader;
import org.seki.search.SearchRefused;
import org.seki.search.Strategists;
import org.seki.store.Replies;
import org.seki.strategist.Allowance;
import org.seki.strategist.Answer;
import org.seki.strategist.Context;
import org.seki.strategist.Listener;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.strategist.Strategist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks stored contexts again, under two versions of a prompt and with the same seeds, and compares
 * the first replies. Final accuracy is far too noisy to tune a prompt with; its replies to the same
 * contexts are not. Every reply is kept at once, so that stopping loses nothing and asking twice
 * costs once.
 */
public final class PairedReplay {
    private static final Logger LOG = LoggerFactory.getLogger(PairedReplay.class);
    private static final long POLL_MS = 50;
    private static final long PATIENCE_SECONDS = 2;

    private final Strategists strategists;
    private final ReplyReader reader;
    private final Replies replies;
    private final int inFlight;

    /**
     * @param inFlight requests at a time, ≥ 1
     */
    public PairedReplay(
            Strategists strategists, ReplyReader reader, Replies replies, int inFlight) {
        this.strategists = strategists;
        this.reader = reader;
        this.replies = replies;
        this.inFlight = inFlight;
    }

    /**
     * What is compared.
     *
     * @param first the version that is in use
     * @param second the one that is tried
     * @param repeats of each context under each version, ≥ 1
     * @param allowance what may be spent in all
     */
    public record Plan(
            List<Subject> subjects,
            Arm first,
            Arm second,
            int repeats,
            long seed,
            Allowance allowance) {
        public Plan {
            subjects = List.copyOf(subjects);
            if (subjects.isEmpty()) {
                throw new SearchRefused(
                        "There is no context to ask again.",
                        "contexts",
                        "Choose a run in which a strategist was asked at least once.");
            }
        }

        List<Arm> arms() {
            return List.of(first, second);
        }
    }

    /**
     * Blocks until all is asked and scored.
     *
     * @throws CancellationException soon after the monitor was cancelled; what was answered is kept
     * @throws SearchRefused in a sentence when asking on is no use; what was answered is kept
     */
    public PromptComparison compare(Plan plan, Scorer scorer, Monitor monitor) {
        List<Replayed> replayed = new Asking(plan, monitor).all();
        return PromptComparison.of(
                plan.arms(), plan.subjects(), plan.repeats(), replayed, scorer, plan.seed());
    }

    private record Question(int subject, int arm, int repeat) {}

    /** One replay in progress. */
    private final class Asking {
        private final Plan plan;
        private final Monitor monitor;
        private final RandomStreams random;
        private final List<Strategist> asked;
        private final List<String> digests;
        private final Purse purse;
        private final long start = System.nanoTime();
        private volatile boolean over;

        Asking(Plan plan, Monitor monitor) {
            this.plan = plan;
            this.monitor = monitor;
            this.random = new RandomStreams(plan.seed());
            this.asked = plan.arms().stream().map(a -> strategists.of(a.choice())).toList();
            this.purse = new Purse(plan.allowance(), inFlight);
            this.digests = plan.subjects().stream().map(Subject::digest).toList();
        }

        List<Replayed> all() {
            List<Question> questions = questions();
            ExecutorService pool =
                    Executors.newFixedThreadPool(
                            inFlight, Thread.ofPlatform().name("replay ", 1).factory());
            try {
                CompletionService<Replayed> service = new ExecutorCompletionService<>(pool);
                questions.forEach(q -> service.submit(() -> answered(q)));
                List<Replayed> replayed = new ArrayList<>();
                while (replayed.size() < questions.size()) {
                    replayed.add(next(service));
                    monitor.progress(progress(replayed, questions.size()));
                }
                return replayed;
            } finally {
                over = true;
                pool.shutdownNow();
                letEnd(pool);
            }
        }

        /** Those in flight hear that it is over, and keep what they have before anybody closes. */
        private static void letEnd(ExecutorService pool) {
            try {
                if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("a request that was cancelled has not ended yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private List<Question> questions() {
            List<Question> questions = new ArrayList<>();
            for (int subject = 0; subject < plan.subjects().size(); subject++) {
                for (int repeat = 1; repeat <= plan.repeats(); repeat++) {
                    for (int arm = 0; arm < asked.size(); arm++) {
                        questions.add(new Question(subject, arm, repeat));
                    }
                }
            }
            return questions;
        }

        private Replayed next(CompletionService<Replayed> service) {
            try {
                while (true) {
                    monitor.check();
                    var done = service.poll(POLL_MS, TimeUnit.MILLISECONDS);
                    if (done != null) {
                        return done.get();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("a replay failed", e);
            }
        }

        private Replayed answered(Question q) {
            String key = key(q);
            Optional<Reply> known = replies.find(key);
            Answer answer = known.isPresent() ? known.get() : ask(q, key);
            Subject subject = plan.subjects().get(q.subject());
            return new Replayed(
                    q.subject(),
                    q.arm(),
                    q.repeat(),
                    answer,
                    answer instanceof Reply reply
                            ? Optional.of(reader.read(subject.context().space(), reply.text()))
                            : Optional.empty(),
                    known.isPresent());
        }

        private String key(Question q) {
            return Subject.sha256(
                    String.join(
                            "\n",
                            digests.get(q.subject()),
                            plan.arms().get(q.arm()).digest(),
                            Long.toString(plan.seed()),
                            Integer.toString(q.repeat())));
        }

        private Answer ask(Question q, String key) {
            Allowance share = purse.share();
            Context context = plan.subjects().get(q.subject()).context().withAllowance(share);
            Answer answer = asked.get(q.arm()).propose(context, stream(q), listener());
            purse.back(share, answer.usage());
            switch (answer) {
                case Reply reply -> replies.keep(key, reply);
                case NoReply none when none.ends() ->
                        throw new SearchRefused(
                                none.sentence(),
                                plan.arms().get(q.arm()).label(),
                                "What was answered is kept; start again to go on.");
                case NoReply none -> {}
            }
            return answer;
        }

        /** The same for both arms. */
        private RandomGenerator stream(Question q) {
            return random.stream("replay " + digests.get(q.subject()), 0, q.repeat());
        }

        private Listener listener() {
            return new Listener() {
                @Override
                public void text(String soFar) {}

                @Override
                public boolean cancelled() {
                    return over || monitor.cancelled();
                }
            };
        }

        private Progress progress(List<Replayed> replayed, int all) {
            long asked = replayed.stream().filter(t -> !t.cached()).count();
            return Progress.paced(
                    "Asked %d of %d".formatted(replayed.size(), all),
                    replayed.size(),
                    all,
                    asked,
                    (System.nanoTime() - start) / 1e9);
        }
    }
}
