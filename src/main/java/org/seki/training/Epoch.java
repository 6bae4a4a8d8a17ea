package org.seki.training;

/**
 * What an epoch of a final training came to.
 *
 * @param epoch from 1
 * @param rate the learning rate of its last step
 * @param loss mean cross-entropy over its steps, without the auxiliary head's
 * @param accuracy share of the training images recognised while it went on, percent
 * @param validationLoss mean cross-entropy of the held images after it, nats; NaN when none are
 *     held
 * @param validation accuracy on the held images after it, percent; NaN when none are held
 */
public record Epoch(
        int epoch,
        double rate,
        double loss,
        double accuracy,
        double validationLoss,
        double validation) {}
