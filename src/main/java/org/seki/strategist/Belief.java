package org.seki.strategist;

import org.seki.space.Feature;
import org.seki.strategist.LinearPosterior.Estimate;

/**
 * What the statistical model believes of a choice.
 *
 * @param effect in standard deviations of the normalised rank, against the average choice of the
 *     same position
 * @param evidence from how many evaluations
 */
record Belief(Feature choice, Estimate effect, int evidence) {}
