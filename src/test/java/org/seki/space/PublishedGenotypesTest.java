package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** All published cells of the shared collection, in every space that they come from. */
class PublishedGenotypesTest {
    private static final Map<String, String> SPACE_IDS = Map.of("darts_rnn", "darts-rnn");

    @Test
    void everyPublishedGenotypeComesBackAsItWas() throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        for (JsonNode published : published()) {
            String text = text(published);
            Architecture architecture = SharedData.read(space(published), text);
            assertEquals(text, architecture.genotype());
            assertEquals(architecture, SharedData.read(space(published), text.replace(" ", "")));
            assertTrue(Spaces.read(text) instanceof GenotypeReading.Read, text);
            architecture.cells().forEach(c -> assertTrue(CellDrawing.of(c).size() > c.nodes()));
            seen.merge(published.get("space").asText(), 1, Integer::sum);
        }
        assertEquals(Map.of("darts", 40, "nasnet", 3, "fairdarts", 7, "darts_rnn", 3), seen);
    }

    @Test
    void everyPublishedParameterCountIsMet() throws IOException {
        int counted = 0;
        for (JsonNode published : published()) {
            if (published.hasNonNull("params_c36_l20")) {
                SearchSpace space = space(published);
                Architecture architecture = SharedData.read(space, text(published));
                assertEquals(
                        published.get("params_c36_l20").asLong(),
                        space.diagnose(architecture, space.paperShape()).parameters(),
                        published.get("name").asText());
                counted++;
            }
        }
        assertEquals(43, counted);
    }

    /** Liu et al. 2019, table 3: 23 M parameters. */
    @Test
    void recurrentCellHasThePapersParameters() throws IOException {
        SearchSpace space = new DartsRnnSpace();
        for (JsonNode published : published()) {
            if (published.get("name").asText().startsWith("DARTS_RNN")) {
                Architecture architecture = SharedData.read(space, text(published));
                Diagnosis diagnosis = space.diagnose(architecture, space.paperShape());
                assertEquals(23.0, diagnosis.parameters() / 1e6, 0.05);
            }
        }
    }

    @Test
    void noTwoPublishedCellsOfOneSpaceAreOneFunction() throws IOException {
        Map<String, String> names = new HashMap<>();
        for (JsonNode published : published()) {
            String name = published.get("name").asText();
            Architecture architecture = SharedData.read(space(published), text(published));
            String before = names.put(architecture.canonical(), name);
            assertEquals(null, before, name);
        }
    }

    private static JsonNode published() throws IOException {
        Path file = SharedData.file("darts/genotypes.json");
        return new ObjectMapper().readTree(file.toFile()).get("genotypes");
    }

    private static SearchSpace space(JsonNode published) {
        String id = published.get("space").asText();
        return Spaces.of(SPACE_IDS.getOrDefault(id, id)).orElseThrow();
    }

    /** The text that the named repository's file holds, in one line. */
    private static String text(JsonNode published) {
        if (published.has("recurrent")) {
            return "Genotype(recurrent=%s, concat=%s)"
                    .formatted(
                            edges(published.get("recurrent"), false),
                            nodes(published.get("concat")));
        }
        boolean fair = published.get("space").asText().equals("fairdarts");
        List<String> parts = new ArrayList<>();
        for (String name : List.of("normal", "reduce")) {
            JsonNode cell = published.get(name);
            parts.add(name + "=" + edges(cell.get("edges"), fair));
            parts.add(name + "_concat=" + nodes(cell.get("concat")));
        }
        return "Genotype(" + String.join(", ", parts) + ")";
    }

    private static String edges(JsonNode edges, boolean withNode) {
        return StreamSupport.stream(edges.spliterator(), false)
                .map(edge ->
                        "('%s', %s%s)"
                                .formatted(
                                        edge.get(0).asText(),
                                        withNode ? edge.get(2) + ", " : "",
                                        edge.get(1)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String nodes(JsonNode nodes) {
        int first = nodes.get(0).asInt();
        int last = nodes.get(nodes.size() - 1).asInt();
        return last - first == nodes.size() - 1
                ? "range(%d, %d)".formatted(first, last + 1)
                : nodes.toString().replace(",", ", ");
    }
}
