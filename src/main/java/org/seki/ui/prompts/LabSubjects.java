package org.seki.ui.prompts;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.seki.experiment.PromptLab;
import org.seki.experiment.Subject;
import org.seki.search.SearchRefused;

/** What a prompt can be tried on: the runs of the workspace and the chosen one's contexts. */
final class LabSubjects {
    private final ObservableValue<Optional<Listed>> prompt;
    private final LabForm form;
    private final Supplier<PromptLab> lab;
    private final Background background;
    private final Consumer<String> said;
    private int asked;

    /**
     * @param prompt that is chosen
     * @param form where they are offered, and the run is chosen
     * @param lab asked off the JavaFX thread
     * @param said hears on the JavaFX thread why there is none
     */
    LabSubjects(
            ObservableValue<Optional<Listed>> prompt,
            LabForm form,
            Supplier<PromptLab> lab,
            Background background,
            Consumer<String> said) {
        this.prompt = prompt;
        this.form = form;
        this.lab = lab;
        this.background = background;
        this.said = said;
        form.run.addListener(_ -> read());
    }

    /** Reads the runs again, and what the chosen one has. */
    void refresh() {
        background.run(
                () -> {
                    List<String> runs = lab.get().runs();
                    return () -> {
                        String was = form.run.get();
                        form.runs.setAll(runs);
                        form.run.set(
                                runs.contains(was) ? was : runs.stream().findFirst().orElse(null));
                        read();
                    };
                },
                said);
    }

    /** What was asked last counts, whichever answer comes last. */
    void read() {
        int number = ++asked;
        String run = form.run.get();
        String name = prompt.getValue().map(Listed::name).orElse("");
        if (run == null || name.isEmpty()) {
            form.subjects.clear();
            form.subject.set(null);
            return;
        }
        background.run(
                () -> {
                    Found found = found(run, name);
                    return () -> {
                        if (number == asked) {
                            offer(found);
                        }
                    };
                },
                said);
    }

    /**
     * @param why there is none, or empty
     */
    private record Found(List<Subject> subjects, String why) {}

    private Found found(String run, String prompt) {
        try {
            return new Found(lab.get().contexts(run, prompt), "");
        } catch (SearchRefused none) {
            return new Found(List.of(), (none.getMessage() + " " + none.next()).strip());
        }
    }

    private void offer(Found found) {
        form.subjects.setAll(found.subjects());
        form.subject.set(found.subjects().isEmpty() ? null : found.subjects().getLast());
        said.accept(found.why());
    }
}
