/**
 * Our own cancellable training loop on the engine thread: schedules, optimizer, checkpoint,
 * metrics. May use: network, data, device (and space, through network).
 */
@NullMarked
package org.seki.training;

import org.jspecify.annotations.NullMarked;
