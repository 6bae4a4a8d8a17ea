/**
 * What others can use of a search or a training: the genotype in Python, a PyTorch module that
 * needs nothing else, the cells as a graph. May use: space, network, training, search.
 */
@NullMarked
package org.seki.export;

import org.jspecify.annotations.NullMarked;
