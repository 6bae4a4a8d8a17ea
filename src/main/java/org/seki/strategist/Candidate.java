package org.seki.strategist;

import org.seki.space.Architecture;

/**
 * A function that may be proposed, under one of its texts.
 *
 * @param features encoded, {@link Encoding#size()} numbers; where several texts are known to
 *     compute this function, their mean, so that an edge without influence counts for none of its
 *     operations
 */
record Candidate(Architecture architecture, double[] features) {}
