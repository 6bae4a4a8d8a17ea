package org.seki.ui.run;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.seki.llm.Endpoint;
import org.seki.llm.Protocol;
import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.LlmOptions;
import org.seki.ui.fx.Changes;

/** Which model is asked, where and how warm, as a person may change it. JavaFX thread. */
final class AskedModel {
    private static final double WARMEST = 5;

    /** An option of a strategist that asks a model. */
    enum Part {
        MODEL("Model", "model", "A model that the server offers"),
        TEMPERATURE("Temperature", "temperature", "0 to 5; empty for the model's own"),
        ADDRESS("Address", "endpoint", "The model server, as http://127.0.0.1:11434/v1");

        private final String title;
        private final String option;
        private final String meaning;

        Part(String title, String option, String meaning) {
            this.title = title;
            this.option = option;
            this.meaning = meaning;
        }

        String title() {
            return title;
        }

        String meaning() {
            return meaning;
        }

        private String of(Choice strategist) {
            return strategist.options().getOrDefault(option, "");
        }
    }

    private final Changes changes;
    private final Map<Part, StringProperty> texts = new EnumMap<>(Part.class);

    /**
     * @param read called when something is written
     */
    AskedModel(Changes changes, Runnable read) {
        this.changes = changes;
        for (Part part : Part.values()) {
            StringProperty text = new SimpleStringProperty(part.of(now()));
            text.addListener(_ -> read.run());
            texts.put(part, text);
        }
        changes.strategistProperty().addListener((_, before, now) -> moved(before, now));
    }

    /** What is being written stays. */
    private void moved(Choice before, Choice now) {
        for (Part part : Part.values()) {
            if (text(part).get().strip().equals(part.of(before))) {
                text(part).set(part.of(now));
            }
        }
    }

    private Choice now() {
        return changes.strategistProperty().get();
    }

    /** Whether the strategist asks a model at all. */
    ObservableValue<Boolean> asks() {
        return changes.strategistProperty().map(c -> c.kind().equals("llm"));
    }

    /** What is written; the run's own until somebody writes. */
    StringProperty text(Part part) {
        return Objects.requireNonNull(texts.get(part));
    }

    boolean edited(Part part) {
        return !text(part).get().strip().equals(part.of(now()));
    }

    boolean edited() {
        return texts.keySet().stream().anyMatch(this::edited);
    }

    /** What is wrong with what is written; empty when nothing is. */
    String fault() {
        if (!edited()) {
            return "";
        }
        try {
            return LlmOptions.of(choice().options())
                    .sampling()
                    .temperature()
                    .filter(t -> !(t >= 0 && t <= WARMEST))
                    .map(_ -> "Temperature takes a number from 0 to 5.")
                    .orElse("");
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * The strategist as it is written. A key is never sent to another server than it was given for.
     *
     * @throws IllegalArgumentException in a sentence
     */
    Choice choice() {
        Map<String, String> options = new HashMap<>(now().options());
        texts.forEach((part, text) -> {
            if (text.get().isBlank()) {
                options.remove(part.option);
            } else {
                options.put(part.option, text.get().strip());
            }
        });
        String address = options.getOrDefault(Part.ADDRESS.option, "");
        Protocol protocol = Endpoint.protocolOf(address);
        if (edited(Part.ADDRESS) && !address.isEmpty()) {
            URI server = Endpoint.address(address, protocol);
            if (!server(now()).equals(Optional.of(server.getRawAuthority()))) {
                options.remove("protocol");
                options.put("key", key(server));
            }
        }
        return new Choice(now().kind(), options);
    }

    private static Optional<String> server(Choice strategist) {
        String address = Part.ADDRESS.of(strategist);
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Endpoint.address(address, Endpoint.protocolOf(address)).getRawAuthority());
    }

    /** None on this machine; elsewhere one that is asked for. */
    private static String key(URI server) {
        return Endpoint.local(server) ? "none" : "session:" + server.getRawAuthority();
    }
}
