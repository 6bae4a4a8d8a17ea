package org.seki.ui.prompts;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.seki.experiment.PromptLab;
import org.seki.experiment.Subject;

/** What would be said next with the text in the editor; of many changes only the last is shown. */
final class NextPrompt {
    private final PromptsModel prompts;
    private final ObservableValue<@Nullable Subject> subject;
    private final Supplier<PromptLab> lab;
    private final Background work;
    private final AtomicInteger last = new AtomicInteger();
    private final ReadOnlyObjectWrapper<Optional<Previewed>> seen =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    NextPrompt(
            PromptsModel prompts,
            ObservableValue<@Nullable Subject> subject,
            Supplier<PromptLab> lab,
            Background work) {
        this.prompts = prompts;
        this.subject = subject;
        this.lab = lab;
        this.work = work;
        subject.addListener(_ -> look());
        prompts.textProperty().addListener(_ -> look());
    }

    ReadOnlyObjectProperty<Optional<Previewed>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    private void look() {
        int number = last.incrementAndGet();
        Subject now = subject.getValue();
        Optional<Listed> prompt = prompts.chosenProperty().get();
        String text = prompts.textProperty().get();
        if (now == null || prompt.isEmpty() || !prompts.faults().isEmpty()) {
            return;
        }
        work.run(
                () -> {
                    if (number != last.get()) {
                        return () -> {};
                    }
                    Previewed previewed =
                            Previewed.of(lab.get().preview(now, prompt.get().name(), text));
                    return () -> {
                        if (number == last.get()) {
                            seen.set(Optional.of(previewed));
                        }
                    };
                },
                _ -> seen.set(Optional.empty()));
    }
}
