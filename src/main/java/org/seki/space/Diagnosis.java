package org.seki.space;

/**
 * What can be said of an architecture without building its network.
 *
 * @param skips skip connections over all cells
 * @param depth effective depth: most operations with weights on a path from an input to the output,
 *     over all cells
 * @param parameters trainable parameters of the network of the given shape, no auxiliary head
 * @param macs multiply-adds an image
 */
public record Diagnosis(int skips, int depth, long parameters, long macs) {}
