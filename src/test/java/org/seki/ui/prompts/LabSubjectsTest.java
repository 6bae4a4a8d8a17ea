package org.seki.ui.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.RealEvaluators;
import org.seki.experiment.PromptLab;
import org.seki.prompt.PromptVersion;
import org.seki.search.ReplyReader;
import org.seki.space.Spaces;
import org.seki.store.Workspace;

/** Without a toolkit: what is read waits until the test lets it. */
class LabSubjectsTest {
    @TempDir private Path folder;

    /** The answer about a prompt without contexts once came last, and nothing could be tried. */
    @Test
    void whatWasAskedLastCountsWhicheverAnswerComesLast() {
        List<Runnable> waiting = new ArrayList<>();
        List<String> said = new ArrayList<>();
        LabForm form = new LabForm();
        LabSubjects subjects =
                new LabSubjects(
                        new ReadOnlyObjectWrapper<>(Optional.of(prompt())),
                        form,
                        this::lab,
                        new Background(waiting::add, Runnable::run),
                        said::add);
        form.run.set("first");
        form.run.set("second");
        subjects.read();
        form.run.set("third");
        assertThat(waiting).hasSize(4);

        waiting.reversed().forEach(Runnable::run);
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).contains("There is no run third.");
    }

    private static Listed prompt() {
        PromptVersion version =
                new PromptVersion("0", "refinement", "", Optional.empty(), "", "me", Instant.EPOCH);
        return new Listed("refinement", "", version, List.of(version), Map.of());
    }

    private PromptLab lab() {
        return new PromptLab(
                new Workspace(folder, id -> Spaces.of(id).orElseThrow(), Clock.systemUTC()),
                id -> Spaces.of(id).orElseThrow(),
                () -> {
                    throw new AssertionError("no prompt is needed");
                },
                _ -> {
                    throw new AssertionError("nobody is asked");
                },
                ReplyReader.genotypeOnly(),
                RealEvaluators.all());
    }
}
