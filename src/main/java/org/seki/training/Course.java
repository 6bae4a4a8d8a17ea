package org.seki.training;

import java.util.List;

/**
 * How far a final training has come, for those who look at it from outside; what it goes on from is
 * its checkpoint.
 *
 * @param paused whether it was ended by a pause, with everything saved
 * @param of epochs in all
 * @param epochs done
 */
record Course(boolean paused, int of, List<Epoch> epochs) {
    static final Course NONE = new Course(false, 0, List.of());

    Course {
        epochs = List.copyOf(epochs);
    }
}
