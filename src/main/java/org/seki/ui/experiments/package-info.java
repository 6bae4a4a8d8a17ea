/**
 * The Experiments screen: studies of strategists on benchmark tables set up, watched, stopped, gone
 * on with and extended; and the Rank correlation screen: scores held against the truth. May use:
 * experiment and below, ui.fx.
 */
@NullMarked
package org.seki.ui.experiments;

import org.jspecify.annotations.NullMarked;
