package org.seki.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seki.evaluation.Monitor;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.RandomStreams;
import org.seki.search.ReplyReader;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches.RunSummary;
import org.seki.search.Strategists;
import org.seki.space.SearchSpace;
import org.seki.store.MarkedContexts;
import org.seki.store.MarkedContexts.Mark;
import org.seki.store.Replies;
import org.seki.store.Workspace;
import org.seki.strategist.Allowance;
import org.seki.strategist.Answer;
import org.seki.strategist.Asking;
import org.seki.strategist.Context;
import org.seki.strategist.Listener;
import org.seki.strategist.LlmOptions;
import org.seki.strategist.Preview;
import org.seki.strategist.Reply;

/**
 * Compares versions of a prompt on what strategists were told in the runs of a workspace. Reads and
 * writes files and asks models, so not for the window's thread.
 */
public final class PromptLab {
    private final Workspace workspace;
    private final Function<String, SearchSpace> spaces;
    private final Supplier<PromptLibrary> prompts;
    private final Function<Supplier<PromptLibrary>, Strategists> strategists;
    private final ReplyReader reader;
    private final Correlations.Evaluators evaluators;

    /**
     * @param spaces a search space by its id
     * @param strategists by the prompts that they are to be asked in
     */
    public PromptLab(
            Workspace workspace,
            Function<String, SearchSpace> spaces,
            Supplier<PromptLibrary> prompts,
            Function<Supplier<PromptLibrary>, Strategists> strategists,
            ReplyReader reader,
            Correlations.Evaluators evaluators) {
        this.workspace = workspace;
        this.spaces = spaces;
        this.prompts = prompts;
        this.strategists = strategists;
        this.reader = reader;
        this.evaluators = evaluators;
    }

    /** What the run's strategist was told, of that in which this prompt has a part. */
    public List<Subject> contexts(String run, String prompt) {
        return told(List.of(stored(run)), prompt);
    }

    /**
     * Asks again and compares; see {@link PairedReplay#compare}.
     *
     * @throws SearchRefused in a sentence, before anything is asked, when it could not be compared;
     *     or when asking on is no use
     * @throws java.util.concurrent.CancellationException soon after the monitor was cancelled; what
     *     was answered is kept
     */
    public PromptComparison replay(ReplaySettings settings, Monitor monitor) {
        List<StoredRun> runs = settings.runs().stream().map(this::stored).toList();
        List<Subject> subjects =
                StoredRun.spread(told(runs, settings.prompt()), settings.contexts());
        return compare(settings, runs, subjects, monitor);
    }

    /**
     * The same on the contexts that are marked as always to try.
     *
     * @param settings of the runs that {@link #markedRuns} names
     */
    public PromptComparison replayMarked(ReplaySettings settings, Monitor monitor) {
        List<StoredRun> runs = settings.runs().stream().map(this::stored).toList();
        List<Mark> marks = workspace.marked().all();
        List<Subject> subjects =
                told(runs, settings.prompt()).stream()
                        .filter(s -> marks.stream().anyMatch(m -> isOf(m, s)))
                        .toList();
        return compare(settings, runs, subjects, monitor);
    }

    private static boolean isOf(Mark mark, Subject subject) {
        return mark.run().equals(subject.run())
                && mark.iteration() == subject.context().iteration();
    }

    /** The runs that have marked contexts. */
    public List<String> markedRuns() {
        return workspace.marked().all().stream().map(Mark::run).distinct().toList();
    }

    /**
     * Marks a context as always to try.
     *
     * @throws SearchRefused when no strategist was asked in that iteration
     */
    public void mark(String run, int iteration, String why) {
        if (stored(run).subjects(i -> i == iteration).isEmpty()) {
            throw new SearchRefused(
                    "No strategist was asked in iteration %d of %s.".formatted(iteration, run),
                    "iteration " + iteration,
                    "`seki show %s` lists its iterations.".formatted(run));
        }
        workspace.marked().mark(run, iteration, why);
    }

    /** What is marked, and the way to unmark it. */
    public MarkedContexts marked() {
        return workspace.marked();
    }

    public TuningSessions sessions() {
        return new TuningSessions(workspace.sessions(), prompts);
    }

    private PromptComparison compare(
            ReplaySettings settings,
            List<StoredRun> runs,
            List<Subject> subjects,
            Monitor monitor) {
        Choice asked = settings.strategist().orElseGet(() -> asked(runs.getFirst()));
        PairedReplay.Plan plan =
                new PairedReplay.Plan(
                        subjects,
                        arm("A", settings.first(), asked),
                        arm("B", settings.second(), asked),
                        settings.repeats(),
                        settings.seed(),
                        settings.allowance());
        try (LabScorer scorer = LabScorer.of(runs, settings.scorer(), evaluators, monitor);
                Replies replies = workspace.replies()) {
            return new PairedReplay(
                            strategists.apply(prompts), reader, replies, settings.inFlight())
                    .compare(plan, scorer, monitor);
        }
    }

    private StoredRun stored(String run) {
        SearchSettings settings = workspace.settings(run);
        return StoredRun.of(
                run,
                settings,
                spaces.apply(settings.space()),
                workspace.events(run),
                workspace.folder(run));
    }

    /** The runs that have contexts, the latest first. */
    public List<String> runs() {
        return workspace.runs().stream().map(RunSummary::run).toList();
    }

    /**
     * Asks one context once, with this text of the prompt in use; nothing is recorded.
     *
     * @param strategist who is asked; empty for the run's own
     * @throws IllegalArgumentException when the text is not a prompt
     * @throws SearchRefused when nobody can be asked
     * @throws java.util.concurrent.CancellationException when the listener cancelled
     */
    public Tried tryOnce(
            Subject subject,
            String prompt,
            String text,
            Optional<Choice> strategist,
            Listener listener) {
        PromptLibrary draft = prompts.get().trying(prompt, text);
        Choice asked = unpinned(strategist.orElseGet(() -> asked(stored(subject.run()))), prompt);
        Answer answer =
                strategists
                        .apply(() -> draft)
                        .of(asked)
                        .propose(
                                subject.context().withAllowance(Allowance.UNLIMITED),
                                new RandomStreams(1).stream("try", 0, 1),
                                listener);
        return new Tried(
                subject,
                answer,
                answer instanceof Reply reply
                        ? Optional.of(reader.read(subject.context().space(), reply.text()))
                        : Optional.empty());
    }

    /**
     * What would be said to a strategist in this context, with this text of the prompt in use.
     *
     * @throws IllegalArgumentException when the text is not a prompt
     */
    public List<Preview.Part> preview(Subject subject, String prompt, String text) {
        Choice own = stored(subject.run()).settings().strategist();
        Asking asking =
                own.kind().equals("llm")
                        ? LlmOptions.of(unpinned(own, prompt).options()).asking()
                        : Asking.USUAL;
        return Preview.of(prompts.get().trying(prompt, text), asking, subject.context());
    }

    private static Choice unpinned(Choice choice, String prompt) {
        Map<String, String> options = new HashMap<>(choice.options());
        options.remove("prompt." + prompt);
        return new Choice(choice.kind(), options);
    }

    /** Only a model can be asked so often, and reads prompts. */
    private static Choice asked(StoredRun run) {
        Choice choice = run.settings().strategist();
        if (!choice.kind().equals("llm")) {
            throw new SearchRefused(
                    "The strategist of the run %s is %s: there is no model to ask again."
                            .formatted(run.run(), choice.kind()),
                    run.run(),
                    "Name one with --endpoint and --model.");
        }
        return choice;
    }

    private List<Subject> told(List<StoredRun> runs, String prompt) {
        PromptLibrary library = prompts.get();
        List<Subject> told =
                runs.stream()
                        .flatMap(r -> r.subjects(i -> true).stream())
                        .filter(s -> tells(library, prompt, s.context()))
                        .toList();
        if (told.isEmpty()) {
            throw new SearchRefused(
                    "The prompt %s had a part in no first question of %s."
                            .formatted(
                                    prompt,
                                    String.join(", ", runs.stream().map(StoredRun::run).toList())),
                    prompt,
                    "Only first replies are compared: choose a run, or a prompt of a stage, that has some.");
        }
        return told;
    }

    /** Whether the prompt has a part in what is said to a strategist first. */
    private static boolean tells(PromptLibrary library, String prompt, Context context) {
        return switch (library.template(library.current(prompt)).turn()) {
            case SYSTEM, REFINEMENT -> true;
            case SPACE -> prompt.equals(ofSpace(library, context.space()));
            case ANALYSIS -> context.current().isPresent();
            case INSPIRATION -> context.current().isEmpty();
            case REPAIR, DUPLICATE -> false;
        };
    }

    private static String ofSpace(PromptLibrary library, SearchSpace space) {
        String own = "space-" + space.id();
        return library.has(own) ? own : "space-any";
    }

    /** Every prompt of a first question in the version that is in use, and this one in that. */
    private Arm arm(String letter, PromptVersion version, Choice asked) {
        PromptLibrary library = prompts.get();
        Map<String, String> pinned = new HashMap<>();
        for (String name : library.names()) {
            PromptVersion current = library.current(name);
            switch (library.template(current).turn()) {
                case REPAIR, DUPLICATE -> {}
                case SYSTEM, SPACE, ANALYSIS, INSPIRATION, REFINEMENT ->
                        pinned.put(name, current.hash());
            }
        }
        Map<String, String> options = new HashMap<>(asked.options());
        options.put("prompt." + version.name(), version.hash());
        String label = version.note().isBlank() ? "" : ": " + version.note();
        return new Arm(
                        "%s, %s%s".formatted(letter, version.hash(), label),
                        new Choice(asked.kind(), options))
                .withVersions(pinned);
    }
}
