package org.seki.experiment;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.seki.search.SearchRefused;

/**
 * All that decides a study; stored with it as JSON.
 *
 * @param name by which it is resumed and extended
 * @param table a benchmark table's file
 * @param datasets data sets or tasks of the table
 * @param contenders who is compared
 * @param evaluations budgets at which is reported: distinct functions evaluated
 * @param seeds how many: 1, 2, …
 */
public record StudySettings(
        String name,
        Path table,
        List<String> datasets,
        List<Contender> contenders,
        List<Integer> evaluations,
        int seeds) {
    private static final int MOST_SEEDS = 100_000;

    /** Evaluations of one run. */
    private static final int MOST_EVALUATIONS = 10_000;

    /**
     * @throws SearchRefused in a sentence, when no study can be like this
     */
    public StudySettings {
        datasets = List.copyOf(datasets);
        contenders = List.copyOf(contenders);
        evaluations = evaluations.stream().sorted().distinct().toList();
        refuse(name.isBlank(), "A study needs a name.", "name", "Give it one.");
        refuse(
                datasets.isEmpty() || new HashSet<>(datasets).size() < datasets.size(),
                "A study needs data sets, each once; these are %s.".formatted(datasets),
                "dataset",
                "Name one or more columns of the table, as cifar10.");
        long names = contenders.stream().map(Contender::name).distinct().count();
        refuse(
                contenders.isEmpty() || names < contenders.size(),
                "A study needs strategists, each once; these are %s."
                        .formatted(contenders.stream().map(Contender::name).toList()),
                "strategist",
                "Name one or more, as statistical,random.");
        refuse(
                evaluations.isEmpty()
                        || evaluations.getFirst() < 1
                        || evaluations.getLast() > MOST_EVALUATIONS,
                "Budgets of %s evaluations cannot be studied.".formatted(evaluations),
                "evaluations",
                "Choose numbers from 1 to %d.".formatted(MOST_EVALUATIONS));
        refuse(
                seeds < 1 || seeds > MOST_SEEDS,
                "A study cannot have %d seeds.".formatted(seeds),
                "seeds",
                "Choose 1 to %d.".formatted(MOST_SEEDS));
    }

    private static void refuse(boolean when, String message, String where, String next) {
        if (when) {
            throw new SearchRefused(message, where, next);
        }
    }

    /** How many runs there are to play. */
    public int trials() {
        return datasets.size() * contenders.size() * seeds;
    }

    /** Evaluations of each run: the largest budget. */
    public int longest() {
        return evaluations.getLast();
    }
}
