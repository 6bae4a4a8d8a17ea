package org.seki.training;

/** The loss is no number any more; the message is a sentence for people with the way out. */
public final class TrainingDiverged extends RuntimeException {
    TrainingDiverged(long step, double loss) {
        super(
                "The training loss became %s at step %,d. Lower the learning rate or clip gradients."
                        .formatted(loss, step));
    }
}
