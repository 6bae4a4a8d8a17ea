package org.seki.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.seki.RealEvaluators;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.FakeMachine;
import org.seki.device.Folders;
import org.seki.device.SharedEngine;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.supernet.SupernetEvaluator;
import org.seki.evaluation.supernet.SupernetSettings;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableReading;
import org.seki.evaluation.tabular.TabularEvaluator;
import org.seki.experiment.Correlations;
import org.seki.experiment.StudyFixture;
import org.seki.llm.Discovery;
import org.seki.llm.Http;
import org.seki.llm.Keys;
import org.seki.prompt.ReplyParser;
import org.seki.search.Note;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches;
import org.seki.search.Session;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.store.Workspace;
import org.seki.strategist.ManualDesk;
import org.seki.strategist.Strategist;
import org.seki.training.SmallTrainings;
import org.seki.ui.setup.Choices;
import org.seki.ui.setup.Choices.Offer;
import org.seki.ui.setup.ModelAccess;

/** The real search in a real workspace; its evaluator is quick to finish. */
final class TinySearches implements Searches {
    private final Workspace workspace;
    private final Strategist strategist;
    private Evaluators evaluators;
    private volatile Duration beat = Duration.ZERO;

    /** Makes a run's evaluator. */
    private interface Evaluators {
        /**
         * @param folder the run's own
         */
        Evaluator of(SearchSettings settings, SearchSpace space, Path folder);
    }

    /** Scores without a network. */
    TinySearches(Path folder, Duration beat, Strategist sound) {
        this.strategist = new ClumsyStrategist(sound);
        this.workspace = new Workspace(folder, TinySearches::space, Clock.systemUTC());
        this.evaluators = (_, _, _) -> new TinyEvaluator(() -> this.beat);
        this.beat = beat;
    }

    /** With nothing to ask in words. */
    Services services() {
        Http http = Http.create(Map.<String, String>of()::get);
        return new Services(
                this,
                new Choices(
                        List.of(new Offer<>("NAS-Bench-201", "nasbench201")),
                        List.of("fashion-mnist"),
                        List.of(new Offer<>("Tiny", new Choice("tiny", Map.of()))),
                        List.of(new Offer<>("Random search, a baseline", "random"))),
                new ModelAccess(
                        new Discovery(http, List.of()),
                        new Keys(Map.<String, String>of()::get),
                        () -> {
                            throw new SearchRefused("No model is asked here.", "model", "");
                        }),
                new ManualDesk(),
                () -> {
                    throw new SearchRefused("There are no prompts here.", "prompts", "");
                },
                () -> {
                    throw new SearchRefused("These tests have no prompts.", "", "");
                },
                () -> StudyFixture.studies(workspace),
                () -> new Correlations(workspace, RealEvaluators.all()),
                () -> SmallTrainings.in(workspace.folder().resolve("trainings")),
                SettingsFixture.of(FakeMachine.laptop()));
    }

    /** Scores looked up in the table that the settings name. */
    static TinySearches onTables(Path folder, Strategist sound) {
        TinySearches searches = new TinySearches(folder, Duration.ZERO, sound);
        searches.evaluators =
                (settings, _, _) -> {
                    Path file = Path.of(settings.evaluator().options().get("file"));
                    BenchmarkTable table =
                            ((TableReading.Read) BenchmarkTable.read(file, Monitor.NONE)).table();
                    return new TabularEvaluator(
                            table, table.dataSet(settings.dataset()).orElseThrow());
                };
        return searches;
    }

    /** Scores by the program's own evaluators, as the settings say. */
    static TinySearches real(Path folder, Strategist sound) {
        TinySearches searches = new TinySearches(folder, Duration.ZERO, sound);
        Correlations.Evaluators all = RealEvaluators.all();
        searches.evaluators = all::of;
        return searches;
    }

    /**
     * Scores by a supernet, trained on the built-in images.
     *
     * @param steps of training; 40 take about a second
     */
    TinySearches(Path folder, Strategist sound, int steps) {
        this.strategist = new ClumsyStrategist(sound);
        this.workspace = new Workspace(folder, TinySearches::space, Clock.systemUTC());
        Path assets = Folders.ofPlatform().assets();
        this.evaluators =
                (settings, space, weights) -> {
                    Dataset images = new Datasets(assets, 32).open(settings.dataset());
                    Map<String, String> small =
                            Map.of(
                                    "steps", String.valueOf(steps),
                                    "batch", "16",
                                    "channels", "8",
                                    "held", "100",
                                    "reference", "8");
                    return new SupernetEvaluator(
                            space,
                            images,
                            SupernetSettings.of(small, space, images),
                            settings.seed(),
                            SharedEngine.get(),
                            weights,
                            assets);
                };
    }

    /** How fast all its searches go from now on. */
    void pace(Duration now) {
        beat = now;
    }

    @Override
    public Session open(SearchSettings settings) {
        space(settings.space());
        return resume(workspace.create(settings));
    }

    @Override
    public Session resume(String run) {
        SearchSettings settings = workspace.settings(run);
        return new SearchSession(
                run,
                settings,
                "test",
                space(settings.space()),
                evaluators.of(settings, space(settings.space()), workspace.folder(run)),
                _ -> strategist,
                new ReplyParser()::read,
                workspace.journal(run));
    }

    @Override
    public void unseal(String run) {
        throw new UnsupportedOperationException("tiny runs have no test metric");
    }

    @Override
    public List<RunSummary> runs() {
        return workspace.runs();
    }

    @Override
    public List<SearchEvent> events(String run) {
        return workspace.events(run);
    }

    /** As read from the disk. */
    Map<Integer, Note> notes(String run) {
        return workspace.notes(run);
    }

    private static SearchSpace space(String id) {
        return Spaces.of(id)
                .orElseThrow(() ->
                        new SearchRefused(Spaces.unknown(id), "--space", "Choose one of them."));
    }
}
