package org.seki.evaluation;

/**
 * A point of a live curve: series {@code supernet loss}, {@code supernet accuracy}; x in epochs.
 */
public record Sample(String series, double x, double y) {}
