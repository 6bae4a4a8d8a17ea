/**
 * The Final training screen: an architecture trained from scratch, watched, paused, gone on with,
 * read and exported. May use: space, data, training, export, search (its refusals), ui.fx.
 */
@NullMarked
package org.seki.ui.training;

import org.jspecify.annotations.NullMarked;
