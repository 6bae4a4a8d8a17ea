package org.seki.evaluation.tabular;

import java.util.Optional;

/**
 * One measured quantity of a table: a data set or task, at one training length.
 *
 * @param name {@code cifar10}; with {@code @12} where it is not the table's longest training
 * @param validation the column a search may see
 * @param test the column that stays sealed, where there is one
 */
public record TableDataSet(String name, String validation, Optional<String> test) {}
