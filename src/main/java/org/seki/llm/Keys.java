package org.seki.llm;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds keys: in the environment, in the operating system's keyring (asked only when needed, and
 * never fatal), or typed for this session. Thread-safe; the keyring may block for seconds, so not
 * on the window's thread.
 */
public final class Keys {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final String SERVICE = "SEKI Workbench";

    private final UnaryOperator<@Nullable String> environment;
    private final Map<String, Secret> typed = new ConcurrentHashMap<>();

    /**
     * @param environment value of a variable, or null
     */
    public Keys(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** A key, or why there is none. */
    public sealed interface Found {
        record Key(Secret secret) implements Found {}

        record NotNeeded() implements Found {}

        /**
         * @param sentence for people, with the way out
         */
        record Missing(String sentence) implements Found {}
    }

    public Found find(KeySource source) {
        try {
            return switch (source) {
                case KeySource.None none -> new Found.NotNeeded();
                case KeySource.Environment(String name) ->
                        found(
                                Optional.ofNullable(environment.apply(name)),
                                "The environment variable %s is not set. Set it to the key before starting, or name another one."
                                        .formatted(name));
                case KeySource.Session(String name) ->
                        Optional.ofNullable(typed.get(name))
                                .<Found>map(Found.Key::new)
                                .orElse(
                                        new Found.Missing(
                                                "The key for %s was typed for an earlier session and not kept. Type it again."
                                                        .formatted(name)));
                case KeySource.Keyring(String account) -> inKeyring(account);
            };
        } catch (IllegalArgumentException e) {
            return new Found.Missing(String.valueOf(e.getMessage()));
        }
    }

    private static Found found(Optional<String> value, String otherwise) {
        return value.filter(v -> !v.isBlank())
                .<Found>map(v -> new Found.Key(new Secret(v)))
                .orElse(new Found.Missing(otherwise));
    }

    /** Keeps a key for as long as this process lives. */
    public KeySource type(String name, Secret secret) {
        typed.put(name, secret);
        return new KeySource.Session(name);
    }

    /**
     * Puts a key into the operating system's keyring.
     *
     * @return why it could not be, in a sentence; empty when it is there
     */
    public Optional<String> store(String account, Secret secret) {
        try (Keyring keyring = Keyring.create()) {
            keyring.setPassword(SERVICE, account, secret.reveal());
            return Optional.empty();
        } catch (Exception e) {
            LOG.info("no keyring: {}", e.getClass().getSimpleName());
            return Optional.of(noKeyring());
        }
    }

    private static Found inKeyring(String account) {
        try (Keyring keyring = Keyring.create()) {
            return found(
                    Optional.ofNullable(keyring.getPassword(SERVICE, account)),
                    "The keyring holds no key for %s. Type it once in the settings."
                            .formatted(account));
        } catch (PasswordAccessException e) {
            return new Found.Missing(
                    "The keyring holds no key for %s, or did not open. Type it in the settings."
                            .formatted(account));
        } catch (BackendNotSupportedException e) {
            return new Found.Missing(noKeyring());
        } catch (Exception e) {
            LOG.warn("the keyring failed: {}", e.getClass().getSimpleName());
            return new Found.Missing(noKeyring());
        }
    }

    private static String noKeyring() {
        return "This system offers no keyring to this program. Put the key into an environment variable, or type it for this session.";
    }
}
