package org.seki.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluation;
import org.seki.search.Notes;
import org.seki.search.Preset;
import org.seki.search.SearchControl;
import org.seki.search.SearchEvent;
import org.seki.search.SearchListener;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches;
import org.seki.search.Session;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.strategist.Exchange;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;

/**
 * A run to lay the Run screen out with where nobody sees it. It cannot be searched on: it is in no
 * workspace, and holds no lock.
 */
final class UnseenRun implements Session {
    private static final String SPACE = "nasbench201";

    /** A longer one takes more time and memory than its being ready is worth. */
    private static final int MOST = 10_000;

    private static final Reply REPLY = Reply.of("A reason.", "A strategy.", "An architecture.");

    private final SearchSettings settings;
    private final List<SearchEvent> journal;
    private final SearchControl control =
            new SearchControl(_ -> {
                throw nobodySearches();
            });

    private UnseenRun(SearchSettings settings, List<SearchEvent> journal) {
        this.settings = settings;
        this.journal = journal;
    }

    /** What the newest run of the workspace looks like; a made-up one where there is none yet. */
    static UnseenRun of(Searches searches) {
        return searches.runs().stream()
                .filter(r -> r.evaluations() <= MOST)
                .findFirst()
                .map(r -> new UnseenRun(r.settings(), searches.events(r.run())))
                .orElseGet(UnseenRun::madeUp);
    }

    private static UnseenRun madeUp() {
        SearchSpace space = Spaces.of(SPACE).orElseThrow();
        List<SearchEvent> journal = new ArrayList<>();
        int iteration = 0;
        for (Architecture one : space.neighbours(space.textbook())) {
            Stage stage = iteration == 0 ? Stage.INITIAL : Stage.SELF_EVOLUTION;
            Optional<Integer> parent = iteration == 0 ? Optional.empty() : Optional.of(0);
            journal.add(new SearchEvent.Proposed(iteration, stage, 1, parent, List.of(), REPLY));
            journal.add(new SearchEvent.Evaluated(iteration, stage, parent, one, score(iteration)));
            iteration++;
        }
        return new UnseenRun(
                Preset.QUICK.settings(
                        SPACE, "fashion-mnist", new Choice("statistical", Map.of()), 1),
                journal);
    }

    private static Evaluation score(int iteration) {
        return new Evaluation(
                50 + iteration, Map.of("accuracy", 50.0), 1, "made up", Optional.empty());
    }

    @Override
    public String run() {
        return "unseen";
    }

    @Override
    public SearchSettings settings() {
        return settings;
    }

    @Override
    public SearchControl control() {
        return control;
    }

    @Override
    public void replay(SearchListener listener) {
        journal.forEach(listener::event);
    }

    @Override
    public void start(SearchListener listener) {
        throw nobodySearches();
    }

    @Override
    public List<Exchange> exchanges(int iteration) {
        return List.of();
    }

    @Override
    public void unseal() {
        throw nobodySearches();
    }

    @Override
    public Notes notes() {
        throw nobodySearches();
    }

    @Override
    public boolean await(Duration timeout) {
        return true;
    }

    @Override
    public void close() {}

    private static UnsupportedOperationException nobodySearches() {
        return new UnsupportedOperationException("an unseen run is not searched on");
    }
}
