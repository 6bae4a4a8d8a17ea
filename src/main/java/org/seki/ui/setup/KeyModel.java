package org.seki.ui.setup;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seki.llm.KeySource;
import org.seki.llm.Keys;
import org.seki.llm.Secret;

/**
 * Where a server's key comes from. A key that is typed is handed to {@link Keys} and to nothing
 * else.
 */
final class KeyModel {
    /** Where keys are. */
    enum Place {
        NONE("None"),
        VARIABLE("Environment variable"),
        KEYRING("Keyring"),
        TYPED("Typed for this session");

        private final String title;

        Place(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Keys keys;
    private final ModelAccess.Threads threads;
    private final Supplier<String> account;
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.NONE);
    private final StringProperty variable = new SimpleStringProperty("OPENAI_API_KEY");
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper("");
    private final Entry<KeySource> entry = new Entry<>("Key", "", _ -> read());

    /**
     * @param account what a key is kept under: the server's name
     */
    KeyModel(Keys keys, ModelAccess.Threads threads, Supplier<String> account) {
        this.keys = keys;
        this.threads = threads;
        this.account = account;
        place.addListener(_ -> changed());
        variable.addListener(_ -> changed());
        typed.addListener(_ -> changed());
    }

    /** Something that decides the key is another now. */
    void changed() {
        kept.set("");
        entry.faultProperty().invalidate();
    }

    private KeySource read() {
        return switch (place.get()) {
            case NONE -> new KeySource.None();
            case VARIABLE -> inEnvironment();
            case KEYRING -> new KeySource.Keyring(account.get());
            case TYPED -> {
                KeySource session = new KeySource.Session(account.get());
                if (!typed.get().isBlank() || keys.find(session) instanceof Keys.Found.Missing) {
                    var _ = new Secret(typed.get());
                }
                yield session;
            }
        };
    }

    /** Hands over the key that was typed: from now on this process knows it, and this form not. */
    void hand() {
        if (place.get() == Place.TYPED && !typed.get().isBlank()) {
            keys.type(account.get(), new Secret(typed.get()));
            typed.set("");
            kept.set("The key for %s is kept until the program ends.".formatted(account.get()));
        }
    }

    private KeySource inEnvironment() {
        String name = variable.get().strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Name the environment variable that holds the key.");
        }
        KeySource source = new KeySource.Environment(name);
        if (keys.find(source) instanceof Keys.Found.Missing(String why)) {
            throw new IllegalArgumentException(why);
        }
        return source;
    }

    /**
     * @throws IllegalArgumentException in a sentence, without the key, when there is none
     */
    KeySource source() {
        return read();
    }

    /** Its fault is why there is no key. */
    Entry<KeySource> entry() {
        return entry;
    }

    ObjectProperty<Place> placeProperty() {
        return place;
    }

    StringProperty variableProperty() {
        return variable;
    }

    /** The key as it is typed; emptied as soon as it is in the keyring. */
    StringProperty typedProperty() {
        return typed;
    }

    /** What came of keeping a key in the keyring. */
    ReadOnlyStringProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Puts the typed key into the operating system's keyring, which may take seconds. */
    void keep() {
        Secret secret;
        try {
            secret = new Secret(typed.get());
        } catch (IllegalArgumentException e) {
            kept.set(String.valueOf(e.getMessage()));
            return;
        }
        String under = account.get();
        threads.background()
                .execute(() -> {
                    Optional<String> why = keys.store(under, secret);
                    threads.fx()
                            .execute(() -> {
                                if (why.isEmpty()) {
                                    typed.set("");
                                }
                                kept.set(why.orElse("Kept in the keyring for " + under + "."));
                            });
                });
    }
}
