package org.seki.export;

/**
 * A number of a curve.
 *
 * @param tag the curve's name; slashes group curves
 * @param step its place on the curve
 * @param at seconds since the beginning of 1970, UTC
 */
public record Scalar(String tag, long step, double value, double at) {}
