package org.seki.experiment;

import java.nio.file.Path;
import org.seki.search.SearchSettings;

/**
 * By what a {@link Worker} evaluates.
 *
 * @param settings space, data set, evaluator and seed
 * @param folder for weights; where several processes work, whatever the evaluator keeps there is
 *     there before
 */
record Order(SearchSettings settings, Path folder) {}
