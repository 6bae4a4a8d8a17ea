/**
 * What every panel shares: the event pump, the run as it is known ({@link org.seki.ui.fx.RunFeed}),
 * colours, and small controls. May use: search and what its events are made of (space, evaluation,
 * strategist, evaluation.tabular).
 */
@NullMarked
package org.seki.ui.fx;

import org.jspecify.annotations.NullMarked;
