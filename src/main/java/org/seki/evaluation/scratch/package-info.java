/**
 * Scores by training each architecture from scratch. May use: evaluation, space, network, training,
 * data, device.
 */
@NullMarked
package org.seki.evaluation.scratch;

import org.jspecify.annotations.NullMarked;
