package org.seki.ui.prompts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seki.experiment.Subject;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchSettings.Choice;

/** What is chosen in the lab. */
final class LabForm {
    private static final int CONTEXTS = 40;

    final ObservableList<String> runs = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable String> run = new SimpleObjectProperty<>();
    final ObservableList<Subject> subjects = FXCollections.observableArrayList();

    /** The context that is previewed and tried. */
    final ObjectProperty<@Nullable Subject> subject = new SimpleObjectProperty<>();

    final IntegerProperty contexts = new SimpleIntegerProperty(CONTEXTS);
    final IntegerProperty repeats = new SimpleIntegerProperty(1);

    /** What is compared with; the version in use when there is none. */
    final ObjectProperty<@Nullable PromptVersion> first = new SimpleObjectProperty<>();

    final StringProperty question = new SimpleStringProperty("");
    final StringProperty endpoint = new SimpleStringProperty("");
    final StringProperty model = new SimpleStringProperty("");

    /** A model in the place of the run's own strategist, where one is named. */
    Optional<Choice> strategist() {
        if (endpoint.get().isBlank() && model.get().isBlank()) {
            return Optional.empty();
        }
        Map<String, String> options = new HashMap<>();
        options.put("endpoint", endpoint.get().strip());
        options.put("model", model.get().strip());
        return Optional.of(new Choice("llm", options));
    }

    /** The session that results are kept in: by its question, or by the prompt. */
    String session(String prompt) {
        String asked = question.get().strip();
        return asked.isEmpty() ? prompt : asked;
    }
}
