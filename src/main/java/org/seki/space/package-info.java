/**
 * Search spaces and their architectures as plain data: parsing, printing, canonical form, sampling,
 * edits, diagnosis. May use: the JDK only.
 */
@NullMarked
package org.seki.space;

import org.jspecify.annotations.NullMarked;
