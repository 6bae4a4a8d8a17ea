package org.seki.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seki.space.Architecture;
import org.seki.space.Cell;

/** An architecture as JSON. */
public final class GenotypeJson {
    private GenotypeJson() {}

    /** Space, genotype, and each cell's edges as {@code [operation, from, to]}. */
    public static String text(Architecture architecture) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("space", architecture.space().id());
        json.put("genotype", architecture.genotype());
        json.put("cells", architecture.cells().stream().map(GenotypeJson::cell).toList());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, strings and numbers are JSON", e);
        }
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", cell.name());
        json.put(
                "edges",
                cell.edges().stream()
                        .map(e -> List.of(e.operation().text(), e.from(), e.to()))
                        .toList());
        json.put("concat", cell.concat());
        return json;
    }
}
