/**
 * Our own cancellable training loop on the engine thread: schedules, optimizer, checkpoint,
 * metrics. May use: network, data, device (and space, through network).
 *
 * <p>{@link org.seki.training.Training} is the loop, for a supernet as for one network; {@link
 * org.seki.training.Trainings} are the final trainings of a workspace, each a {@link
 * org.seki.training.TrainingOrder} that is carried out to its end however often it is stopped.
 */
@NullMarked
package org.seki.training;

import org.jspecify.annotations.NullMarked;
