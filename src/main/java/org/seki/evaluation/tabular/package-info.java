/** Scores looked up in a benchmark table. May use: evaluation, space. */
@NullMarked
package org.seki.evaluation.tabular;

import org.jspecify.annotations.NullMarked;
