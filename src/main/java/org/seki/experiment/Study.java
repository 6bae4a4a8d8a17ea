package org.seki.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Progress;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.search.Strategists;

/**
 * Strategists × data sets × seeds on a table, each trial a search like any other. What is played is
 * kept, so a study that was stopped, or killed, goes on where it was, and one that is extended
 * plays only what is new. Closed by whoever opened it.
 */
public final class Study implements AutoCloseable {
    private final StudySettings settings;
    private final BenchmarkTable table;
    private final TrialLog log;
    private final TrialPlayer player;
    private final int cores;
    private final Map<Trial.Key, Trial> played = new LinkedHashMap<>();

    /**
     * @param settings whose data sets the table has
     * @param log closed with the study
     * @param cores trials played at the same time
     */
    public Study(
            StudySettings settings,
            BenchmarkTable table,
            TrialLog log,
            Strategists strategists,
            int cores) {
        this.settings = settings;
        this.table = table;
        this.log = log;
        this.player = new TrialPlayer(table, strategists);
        this.cores = cores;
        log.trials().stream()
                .filter(trial -> trial.budget() >= settings.longest())
                .forEach(trial -> played.put(trial.key(), trial));
    }

    public StudySettings settings() {
        return settings;
    }

    /** Seed by seed, so that what is played at any moment compares everyone. */
    private List<Trial.Key> keys() {
        List<Trial.Key> keys = new ArrayList<>();
        for (long seed = 1; seed <= settings.seeds(); seed++) {
            for (String dataset : settings.datasets()) {
                for (Contender contender : settings.contenders()) {
                    keys.add(new Trial.Key(dataset, contender.name(), seed));
                }
            }
        }
        return keys;
    }

    /** What has been played and is kept; not while it is run. */
    public List<Trial> trials() {
        return keys().stream().flatMap(k -> playedAt(k).stream()).toList();
    }

    /** Of what has been played so far; takes up to a second. */
    public StudyReport report() {
        return report(trials());
    }

    /** Of these trials; takes up to a second. Any thread. */
    public StudyReport report(List<Trial> trials) {
        return StudyReport.of(settings, table, trials);
    }

    /** Of these trials, without comparisons: quick enough while it is run. Any thread. */
    public StudyReport standings(List<Trial> trials) {
        return StudyReport.standings(settings, table, trials);
    }

    /** Of these trials, for each data set and strategist. Any thread. */
    public List<StudyReport.Curve> curves(List<Trial> trials) {
        return StudyReport.curves(settings, trials);
    }

    private Optional<Trial> playedAt(Trial.Key key) {
        return Optional.ofNullable(played.get(key));
    }

    /**
     * Plays what is missing, on the calling thread and its workers.
     *
     * @return whether all is played; false when the listener stopped it
     * @throws org.seki.search.SearchRefused when a trial cannot be played, in its own sentence
     * @throws org.seki.search.JournalException when trials cannot be kept
     */
    public boolean run(StudyListener listener) throws InterruptedException {
        List<Trial.Key> keys = keys();
        List<Trial.Key> missing = keys.stream().filter(k -> playedAt(k).isEmpty()).toList();
        listener.played(keys.stream().flatMap(k -> playedAt(k).stream()).toList());
        var stopped = new AtomicBoolean();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            try {
                var service = new ExecutorCompletionService<Trial>(workers);
                missing.forEach(key -> service.submit(() -> play(key, listener, stopped)));
                return collect(service, missing.size(), keys.size(), listener);
            } finally {
                stopped.set(true);
            }
        }
    }

    private Trial play(Trial.Key key, StudyListener listener, AtomicBoolean stopped)
            throws InterruptedException {
        if (stopped.get() || listener.cancelled()) {
            throw new CancellationException("the study is stopped");
        }
        Contender contender =
                settings.contenders().stream()
                        .filter(c -> c.name().equals(key.contender()))
                        .findFirst()
                        .orElseThrow();
        return player.play(
                key,
                contender.strategist(),
                settings.longest(),
                () -> stopped.get() || listener.cancelled());
    }

    /** Keeps trials as they come in, as many at once as have come. */
    private boolean collect(
            CompletionService<Trial> service, int missing, int all, StudyListener listener)
            throws InterruptedException {
        long begun = System.nanoTime();
        int open = missing;
        while (open > 0) {
            List<Trial> batch = new ArrayList<>();
            @Nullable Future<Trial> next = service.take();
            while (next != null) {
                Optional<Trial> trial = result(next);
                if (trial.isEmpty()) {
                    keep(batch, listener);
                    return false;
                }
                batch.add(trial.get());
                next = service.poll();
            }
            keep(batch, listener);
            open -= batch.size();
            listener.progress(progress(missing - open, open, all, System.nanoTime() - begun));
        }
        return true;
    }

    /** Empty when it was cancelled. */
    private static Optional<Trial> result(Future<Trial> done) throws InterruptedException {
        try {
            return Optional.of(done.get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case CancellationException cancelled -> {
                    return Optional.empty();
                }
                case RuntimeException refused -> throw refused;
                case null, default -> throw new IllegalStateException("a trial broke off", e);
            }
        }
    }

    private void keep(List<Trial> batch, StudyListener listener) {
        if (!batch.isEmpty()) {
            log.add(batch);
            batch.forEach(trial -> played.put(trial.key(), trial));
            listener.played(batch);
        }
    }

    private static Progress progress(int done, int open, int all, long nanos) {
        return Progress.paced(
                "Playing %d of %d".formatted(all - open, all), all - open, all, done, nanos / 1e9);
    }

    @Override
    public void close() {
        log.close();
    }
}
