/**
 * Curves of a run: candidates and best so far, the supernet's training, baselines and other runs,
 * drawn by JFreeChart in the theme's colours. May use: space, evaluation, search, strategist,
 * ui.fx.
 */
@NullMarked
package org.seki.ui.curves;

import org.jspecify.annotations.NullMarked;
