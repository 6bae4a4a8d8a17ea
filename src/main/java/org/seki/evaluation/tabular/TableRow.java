package org.seki.evaluation.tabular;

import java.util.Optional;
import org.seki.evaluation.SealedTest;

/**
 * One architecture's measurements on one data set, in the table's unit.
 *
 * @param genotype the published text
 */
public record TableRow(String genotype, double validation, Optional<SealedTest> test) {}
