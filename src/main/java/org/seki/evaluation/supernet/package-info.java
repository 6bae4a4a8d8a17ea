/**
 * Scores from inherited weights of a supernet. May use: evaluation, space, network, training, data,
 * device, evaluation.zerocost.
 */
@NullMarked
package org.seki.evaluation.supernet;

import org.jspecify.annotations.NullMarked;
