package org.seki.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of a sealed interface by the names they have in JSON: {@code StageChanged} is {@code
 * stage_changed}.
 */
final class Kinds<T> {
    private final Class<T> sealed;
    private final Map<String, Class<?>> byName;

    Kinds(Class<T> sealed) {
        this.sealed = sealed;
        this.byName =
                Arrays.stream(sealed.getPermittedSubclasses())
                        .collect(Collectors.toUnmodifiableMap(Kinds::name, Function.identity()));
    }

    String name(T value) {
        return name(value.getClass());
    }

    Class<? extends T> named(String name) throws JsonProcessingException {
        @Nullable Class<?> kind = byName.get(name);
        if (kind == null) {
            throw new JsonMappingException(
                    null, "there is no %s called %s".formatted(sealed.getSimpleName(), name));
        }
        return kind.asSubclass(sealed);
    }

    private static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
