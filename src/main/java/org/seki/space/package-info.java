/**
 * Search spaces and their architectures as plain data: parsing, printing, canonical form, sampling,
 * edits, diagnosis. May use: the JDK only.
 *
 * <p>{@link org.seki.space.Spaces} lists the spaces. Each is one record that tells its story from
 * text to cost; what several share has its own class: {@code GenotypeText} reads, {@code
 * CanonicalCell} compares, {@link org.seki.space.OperationCost} is the one table from operation to
 * cost, and the {@code …Skeleton}s are the networks that cells are put into.
 */
@NullMarked
package org.seki.space;

import org.jspecify.annotations.NullMarked;
