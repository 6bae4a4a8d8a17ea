package org.seki.space;

import java.util.List;

/**
 * What can be said of an architecture without building its network.
 *
 * @param skips skip connections over all cells
 * @param depth effective depth: most operations with weights on a path from an input to the output
 *     of a cell, the deepest of its cells
 * @param parameters trainable parameters of the network of the given shape, no auxiliary head
 * @param macs multiply-adds an image
 */
public record Diagnosis(int skips, int depth, long parameters, long macs) {
    static Diagnosis of(Architecture architecture, Cost cost) {
        List<Cell> cells = architecture.cells();
        return new Diagnosis(
                cells.stream().mapToInt(Cell::skips).sum(),
                cells.stream().mapToInt(Cell::depth).max().orElse(0),
                cost.parameters(),
                cost.macs());
    }
}
