package org.seki.ui.setup;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.llm.Chat;
import org.seki.llm.ChatListener;
import org.seki.llm.Discovery;
import org.seki.llm.Endpoint;
import org.seki.llm.LocalServer;
import org.seki.llm.Protocol;
import org.seki.search.SearchRefused;

/** Which model is asked, where, and how; no toolkit needed. */
public final class ModelModel {
    private static final int LONGEST_REPLY = 8192;
    private static final int MOST_TOKENS = 1_000_000;

    private final ModelAccess access;
    private final ModelAccess.Threads threads;
    private final ObservableList<LocalServer> servers = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Protocol>> protocol =
            new SimpleObjectProperty<>(Optional.empty());
    private final Entry<URI> address;
    private final Entry<String> model =
            Entry.words("Model", "", "Choose a model of the server, or type its name.");
    private final ObservableList<String> models = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper listed = new ReadOnlyStringWrapper("");
    private final KeyModel key;
    private final Entry<Optional<Double>> temperature = Entry.optional("Temperature", 0, 5);
    private final Entry<Integer> longest =
            Entry.whole("Longest reply", LONGEST_REPLY, 1, MOST_TOKENS);
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(Trial.NOT_YET);
    private AtomicBoolean trialOver = new AtomicBoolean();

    ModelModel(ModelAccess access, ModelAccess.Threads threads) {
        this.access = access;
        this.threads = threads;
        this.address = new Entry<>("Address", "", text -> Endpoint.address(text, protocolOf(text)));
        this.key = new KeyModel(access.keys(), threads, this::account);
        model.textProperty().addListener(_ -> forgetTrial());
        address.textProperty()
                .addListener(_ -> {
                    forgetTrial();
                    key.changed();
                });
    }

    private Protocol protocolOf(String text) {
        return protocol.get().orElseGet(() -> Endpoint.protocolOf(text));
    }

    /** What a key of this server is kept under. */
    private String account() {
        return address.valid() ? String.valueOf(address.value().getRawAuthority()) : "";
    }

    /** Asks this machine's usual ports, in less than a second; the window goes on meanwhile. */
    void look() {
        if (looking.get()) {
            return;
        }
        looking.set(true);
        threads.background()
                .execute(() -> {
                    List<LocalServer> now = access.discovery().look();
                    threads.fx().execute(() -> looked(now));
                });
    }

    private void looked(List<LocalServer> now) {
        looking.set(false);
        servers.setAll(now);
        found.set(now.isEmpty() ? nobody() : "");
        if (address.textProperty().get().isBlank() && !now.isEmpty()) {
            choose(now.getFirst());
        }
    }

    private static String nobody() {
        return Discovery.USUAL.stream()
                .map(p -> "%s on %d".formatted(p.name(), p.port()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "No model server answers on this machine (looked for ",
                                "). Start one and look again, or type an address."));
    }

    /** Takes a server's address, and its first model unless the one typed is among them. */
    void choose(LocalServer server) {
        protocol.set(Optional.empty());
        address.textProperty().set(server.base().toString());
        key.placeProperty().set(KeyModel.Place.NONE);
        offer(server.models());
    }

    private void offer(List<String> names) {
        String now = model.textProperty().get();
        models.setAll(names);
        if (!names.isEmpty()) {
            model.textProperty().set(names.contains(now) ? now : names.getFirst());
        }
    }

    /** Asks the server that is typed for its models; only when a person wants it. */
    void listModels() {
        Endpoint endpoint;
        try {
            endpoint = endpoint("any");
            key.hand();
        } catch (IllegalArgumentException e) {
            listed.set(String.valueOf(e.getMessage()));
            return;
        }
        listed.set("Asking " + endpoint.host());
        background(
                () -> {
                    List<String> names = access.trial().get().models(endpoint);
                    return () -> {
                        listed.set(
                                names.isEmpty()
                                        ? "%s names no models. Type one, and test it."
                                                .formatted(endpoint.host())
                                        : "");
                        offer(names);
                    };
                },
                listed::set);
    }

    /** Sends one tiny call. A second one while the first runs gives the first up. */
    void test() {
        forgetTrial();
        Endpoint endpoint;
        try {
            endpoint = endpoint(model.value());
            key.hand();
        } catch (IllegalArgumentException e) {
            trial.set(new Trial(Trial.State.BAD, String.valueOf(e.getMessage())));
            return;
        }
        trial.set(Trial.asking(endpoint));
        AtomicBoolean over = new AtomicBoolean();
        trialOver = over;
        Optional<Double> heat = temperature.valid() ? temperature.value() : Optional.empty();
        background(
                () -> {
                    Chat chat = access.trial().get();
                    Trial now = Trial.of(chat, endpoint, heat, until(over));
                    return () -> {
                        if (!over.get()) {
                            trial.set(now);
                        }
                    };
                },
                sentence -> trial.set(new Trial(Trial.State.BAD, sentence)));
    }

    /** Gives up the call that runs, and forgets what the last one found. */
    void forgetTrial() {
        trialOver.set(true);
        trial.set(Trial.NOT_YET);
    }

    private static ChatListener until(AtomicBoolean over) {
        return new ChatListener() {
            @Override
            public void text(String soFar) {}

            @Override
            public boolean cancelled() {
                return over.get();
            }
        };
    }

    private void background(Supplier<Runnable> work, Consumer<String> refused) {
        threads.background()
                .execute(() -> {
                    Runnable then;
                    try {
                        then = work.get();
                    } catch (SearchRefused e) {
                        then = () -> refused.accept(e.getMessage() + " " + e.next());
                    }
                    threads.fx().execute(then);
                });
    }

    /**
     * @throws IllegalArgumentException in a sentence when address or key mean nothing
     */
    private Endpoint endpoint(String named) {
        URI base = address.value();
        return new Endpoint(protocolOf(address.textProperty().get()), base, named, key.source());
    }

    /**
     * As a run's settings hold them.
     *
     * @throws IllegalArgumentException in a sentence when something means nothing
     */
    Map<String, String> options() {
        Endpoint endpoint = endpoint(model.value());
        Map<String, String> options = new LinkedHashMap<>();
        options.put("endpoint", endpoint.base().toString());
        options.put("protocol", endpoint.protocol() == Protocol.ANTHROPIC ? "anthropic" : "openai");
        options.put("model", endpoint.model());
        options.put("key", endpoint.key().text());
        options.put("max-tokens", Integer.toString(longest.value()));
        temperature.value().ifPresent(t -> options.put("temperature", Double.toString(t)));
        return options;
    }

    /** What can be wrong, in the order of the form. */
    List<Entry<?>> entries() {
        return List.of(address, model, key.entry(), temperature, longest);
    }

    ObservableList<LocalServer> servers() {
        return servers;
    }

    /** That nobody was found, and where we looked; empty otherwise. */
    ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** Empty leaves it to the address. */
    ObjectProperty<Optional<Protocol>> protocolProperty() {
        return protocol;
    }

    Entry<URI> address() {
        return address;
    }

    Entry<String> model() {
        return model;
    }

    ObservableList<String> models() {
        return models;
    }

    /** What came of asking for the models; empty when they came. */
    ReadOnlyStringProperty listedProperty() {
        return listed.getReadOnlyProperty();
    }

    KeyModel key() {
        return key;
    }

    Entry<Optional<Double>> temperature() {
        return temperature;
    }

    Entry<Integer> longest() {
        return longest;
    }

    ReadOnlyObjectProperty<Trial> trialProperty() {
        return trial.getReadOnlyProperty();
    }
}
