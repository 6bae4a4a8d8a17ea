/**
 * Scores looked up in a benchmark table, or predicted from one where it has holes. May use:
 * evaluation, space. {@code assets/tables/README.md} says what a table's file looks like.
 */
@NullMarked
package org.seki.evaluation.tabular;

import org.jspecify.annotations.NullMarked;
