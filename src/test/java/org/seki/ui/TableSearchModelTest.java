package org.seki.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.experiment.StudyFixture;
import org.seki.search.Preset;
import org.seki.search.SearchSettings;
import org.seki.ui.fx.TableFile;

/** Without a toolkit, everything on one thread. */
class TableSearchModelTest {
    private final List<SearchSettings> started = new ArrayList<>();
    private final TableSearchModel model =
            new TableSearchModel(Runnable::run, Runnable::run, started::add);

    @TempDir private Path folder;

    private SearchSettings search(Path table, String dataset) {
        model.show().run();
        model.file().choose(table);
        model.datasetProperty().set(dataset);
        model.search().run();
        return started.getLast();
    }

    @Test
    void aWholeTableIsLookedUp() {
        Path table = StudyFixture.nasbench201();
        SearchSettings settings = search(table, "imagenet16");
        assertThat(settings.space()).isEqualTo("nasbench201");
        assertThat(settings.dataset()).isEqualTo("imagenet16");
        assertThat(settings.evaluator().kind()).isEqualTo("table");
        assertThat(settings.evaluator().options()).containsEntry("file", table.toString());
        assertThat(settings.lambda() + settings.gamma()).isEqualTo(50);
        assertThat(TableFile.inWords(model.file().read().orElseThrow()))
                .containsExactly(
                        "NAS-Bench-201",
                        "15,625 architectures, 6,466 distinct functions",
                        "9 data sets, 6 with a test metric",
                        "27 columns");
        assertThat(model.inWords())
                .isEqualTo(
                        "imagenet16_val200 is looked up; imagenet16_test200 stays sealed until the run has finished.");
    }

    @Test
    void aTableThatLeavesOutIsPredictedFrom() {
        model.presetProperty().set(Preset.QUICK);
        SearchSettings settings =
                search(StudyFixture.data("darts/nasbench301_zerocost.csv"), "nb301_surrogate");
        assertThat(settings.space()).isEqualTo("darts");
        assertThat(settings.evaluator().kind()).isEqualTo("surrogate");
        assertThat(model.inWords()).contains("is predicted where", "there is no test metric");
    }

    @Test
    void nothingIsSearchedBeforeATableIsRead() throws Exception {
        model.show().run();
        assertThat(model.search().available().get()).isFalse();
        model.file().choose(Files.writeString(folder.resolve("t.csv"), "arch,x_val\nresnet,1\n"));
        assertThat(model.file().stateProperty().get())
                .isInstanceOfSatisfying(
                        TableFile.State.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("row 2", "resnet"));
        assertThat(model.search().available().get()).isFalse();
        assertThat(model.datasets()).isEmpty();
    }
}
