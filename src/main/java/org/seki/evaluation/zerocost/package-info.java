/**
 * Scores from an untrained network. May use: evaluation, space, network, training, data, device.
 */
@NullMarked
package org.seki.evaluation.zerocost;

import org.jspecify.annotations.NullMarked;
