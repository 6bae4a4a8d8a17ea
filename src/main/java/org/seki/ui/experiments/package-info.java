/**
 * The Experiments screen: studies of strategists on benchmark tables set up, watched, stopped, gone
 * on with and extended. May use: experiment and below, ui.fx.
 */
@NullMarked
package org.seki.ui.experiments;

import org.jspecify.annotations.NullMarked;
