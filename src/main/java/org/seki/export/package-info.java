/**
 * What others can use of a search or a training: the genotype in Python and JSON, a PyTorch module
 * that needs nothing else, weights for NumPy, the cells as a graph, candidates and epochs as CSV
 * and as TensorBoard events. May use: space, network, training, search and what its events are made
 * of (evaluation, strategist).
 */
@NullMarked
package org.seki.export;

import org.jspecify.annotations.NullMarked;
