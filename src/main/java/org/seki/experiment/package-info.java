/**
 * Multi-seed studies: strategists compared on benchmark tables at equal budgets, and the statistics
 * that say whether a difference is one; prompts compared by paired replay; scores held against
 * truths, which further processes of this program train at the same time ({@code Workers}), for one
 * process trains one network. May use: store and what store may use, evaluation.tabular.
 */
@NullMarked
package org.seki.experiment;

import org.jspecify.annotations.NullMarked;
