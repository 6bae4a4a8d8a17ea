package org.seki.training;

import org.seki.data.Augmentation;

/**
 * How a network is trained: stochastic gradient descent with momentum.
 *
 * @param steps updates in all
 * @param batch images a step
 * @param schedule the learning rate
 * @param momentum 0 to 1, as PyTorch's
 * @param decay weight decay, added to the gradient
 * @param clip the largest norm of all gradients together; 0 for no limit
 * @param smoothing share of a label given to all classes alike; 0 for none
 */
public record Recipe(
        long steps,
        int batch,
        Schedule schedule,
        double momentum,
        double decay,
        double clip,
        double smoothing,
        Augmentation augmentation) {
    public Recipe {
        if (steps < 1 || batch < 1 || momentum < 0 || momentum >= 1 || decay < 0 || clip < 0) {
            throw new IllegalArgumentException("no training has such a recipe");
        }
        if (smoothing < 0 || smoothing >= 1) {
            throw new IllegalArgumentException("label smoothing is a share from 0 to below 1");
        }
    }
}
