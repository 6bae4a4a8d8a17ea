package org.seki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.seki.cli.Seki;
import org.seki.device.Folders;
import org.seki.device.SharedEngine;
import org.seki.search.Searches;

/** Types command lines at the real program, in this process. */
final class Terminal {
    private final Composition composition;

    Terminal(Path scratch) {
        this(scratch, Map.of(), "");
    }

    /**
     * @param typed what a person types, all of it
     */
    Terminal(Path scratch, Map<String, String> environment, String typed) {
        SharedEngine.get(); // whoever is first decides the threads of all tests
        Folders platform = Folders.ofPlatform();
        composition =
                new Composition(
                        new Folders(
                                platform.home(),
                                scratch.resolve("data"),
                                scratch.resolve("config"),
                                platform.cache(),
                                scratch),
                        environment::get,
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    }

    record Typed(int exit, String out, String err) {
        JsonNode json() {
            return read(out);
        }

        JsonNode error() {
            return read(err).get("error");
        }

        private static JsonNode read(String text) {
            try {
                return new ObjectMapper().readTree(text);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What the window searches with, in the same program. */
    Searches searches(Path workspace) {
        return composition.searches(workspace);
    }

    Typed type(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Seki.run(composition, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Typed(exit, out.toString(), err.toString());
    }
}
