package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;

/** {@code seki data}, without a network. */
class DataCommandTest {
    @TempDir Path folder;

    private Terminal terminal;

    @BeforeEach
    void start() {
        terminal = new Terminal(folder);
    }

    @Test
    void listsWhatCanBeFetched() {
        JsonNode sets = terminal.type("data", "--json").json().get("datasets");
        assertEquals(4, sets.size());
        assertEquals("cifar10", sets.get(0).get("name").asText());
        assertFalse(sets.get(0).get("here").asBoolean());
        String said = terminal.type("data", "list").out();
        assertTrue(said.contains("not here: seki data get cifar10"), said);
    }

    @Test
    void checksByReadingTheWhole() {
        JsonNode fashion = terminal.type("data", "check", "fashion-mnist", "--json").json();
        assertEquals(10, fashion.get("classes").asInt());
        assertEquals(0.286, fashion.get("mean").get(0).asDouble(), 0.002);
        Typed empty = terminal.type("data", "check", folder.toString(), "--json");
        assertEquals(2, empty.exit());
        assertTrue(empty.error().get("message").asText().contains("holds no data set"));
        Typed absent = terminal.type("data", "check", "cifar10", "--json");
        assertEquals("`seki data get cifar10` fetches it.", absent.error().get("next").asText());
    }

    @Test
    void refusesWhatNobodyPublished() {
        Typed typed = terminal.type("data", "get", "cifar11", "--json");
        assertEquals(2, typed.exit());
        assertTrue(typed.error().get("next").asText().contains("cifar10, cifar100, mnist"));
    }
}
