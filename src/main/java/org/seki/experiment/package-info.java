/**
 * Multi-seed studies: strategists compared on benchmark tables at equal budgets, and the statistics
 * that say whether a difference is one; prompts compared by paired replay. May use: store and what
 * store may use, evaluation.tabular.
 */
@NullMarked
package org.seki.experiment;

import org.jspecify.annotations.NullMarked;
