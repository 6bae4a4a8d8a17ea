package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellDrawingTest {
    @Test
    void nodesAndTheirInputsAreAligned() {
        Architecture textbook = new NasBench201Space().textbook();
        assertEquals(
                List.of(
                        "cell",
                        "  1      ◀── nor_conv_3x3 ── 0 (input)",
                        "  2      ◀── nor_conv_3x3 ── 0 (input)",
                        "         ◀── nor_conv_3x3 ── 1",
                        "  3      ◀── skip_connect ── 0 (input)",
                        "         ◀── nor_conv_3x3 ── 1",
                        "         ◀── nor_conv_3x3 ── 2",
                        "  output ◀── 3"),
                CellDrawing.of(textbook.cells().getFirst()));
        Architecture v2 = SharedData.read(new DartsSpace(), DartsGroundTruthTest.DARTS_V2);
        assertEquals(
                List.of(
                        "normal cell",
                        "  2      ◀── sep_conv_3x3 ── 0 (cell before the previous)",
                        "         ◀── sep_conv_3x3 ── 1 (previous cell)"),
                CellDrawing.of(v2.cells().getFirst()).subList(0, 3));
    }

    @ParameterizedTest
    @MethodSource("org.seki.space.Spaces#all")
    void everySpaceCanBeDrawn(SearchSpace space) {
        List<String> lines = CellDrawing.of(space.textbook().cells().getLast());
        assertTrue(lines.size() > 5, () -> String.join("\n", lines));
        assertTrue(lines.stream().allMatch(line -> line.length() < 80));
    }
}
