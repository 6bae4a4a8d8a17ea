package org.seki.training;

/**
 * What a training would take, reckoned from a few steps that were measured; machines are seldom
 * that even.
 *
 * @param measured steps
 * @param secondsAStep their mean
 * @param steps of one seed
 * @param seconds of all seeds, with validation
 */
public record Estimate(int measured, double secondsAStep, long steps, double seconds) {}
