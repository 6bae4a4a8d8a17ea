package org.seki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/**
 * A benchmark table of all 15,625 cells of NAS-Bench-201, in which a cell is worth the sum of its
 * operations, later edges counting more.
 */
final class ToyTable {
    private static final List<String> OPERATIONS =
            List.of("none", "skip_connect", "nor_conv_1x1", "avg_pool_3x3", "nor_conv_3x3");
    private static final double[] WORTH = {0, 3, 4, 1, 6};
    private static final int EDGES = 6;
    private static final int CELLS = 15_625;

    private ToyTable() {}

    static void write(Path file) throws IOException {
        StringJoiner lines = new StringJoiner("\n", "arch,toy_val200,toy_test200\n", "\n");
        for (int cell = 0; cell < CELLS; cell++) {
            Object[] names = new Object[EDGES];
            double worth = 40;
            int rest = cell;
            for (int edge = 0; edge < EDGES; edge++) {
                names[edge] = OPERATIONS.get(rest % 5);
                worth += WORTH[rest % 5] * (1 + edge / 10.0);
                rest /= 5;
            }
            String text = "|%s~0|+|%s~0|%s~1|+|%s~0|%s~1|%s~2|".formatted(names);
            lines.add("%s,%.2f,%.2f".formatted(text, worth, worth - 1));
        }
        Files.writeString(file, lines.toString());
    }
}
