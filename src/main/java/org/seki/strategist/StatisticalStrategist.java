package org.seki.strategist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.seki.space.SearchSpace;

/**
 * A Bayesian linear model of rank-transformed scores on what an architecture chose and how large it
 * is. After a random architecture and the largest one, for contrast, it proposes the new function
 * of the highest posterior mean, and from {@value #THOMPSON} evaluations on that of the highest
 * value under weights drawn from the posterior (Thompson sampling). Needs no network and no key,
 * and says in its reasoning what it believes.
 *
 * <p>Any thread. What it derives from a space is kept, the same for every run.
 */
public final class StatisticalStrategist implements Strategist {
    /** Evaluations from which on it samples. */
    private static final int THOMPSON = 20;

    /**
     * Of the posterior's deviation, how much a sample has: few evaluations leave many weights open,
     * and a search of dozens cannot afford to try them all.
     */
    private static final double BOLDNESS = 0.4;

    /**
     * Deviation of a rank-transformed score (itself of deviation 1) that the model leaves open, at
     * the median; the better a score, the closer it is followed, for only the best are of interest.
     */
    static final double NOISE = 0.4;

    /** The survey of a space is the same in every run. */
    private static final long SURVEY_SEED = 201;

    /** Evaluations before which beliefs are not worth telling. */
    private static final int LEAST = 4;

    private final Map<String, Candidates> surveyed = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "statistical";
    }

    @Override
    public String label() {
        return "statistical, not an LLM";
    }

    @Override
    public boolean needsExample() {
        return false;
    }

    @Override
    public Reply propose(Context context, RandomGenerator random, Listener listener) {
        Explored explored = Explored.of(context);
        List<Known> evidence = evidence(context);
        if (evidence.isEmpty()) {
            return Reply.of(
                    "There is no score to learn from yet.",
                    "Begin with a random architecture.",
                    explored.sample(random).genotype());
        }
        Candidates candidates = candidates(context.space());
        LinearPosterior posterior = learn(candidates, evidence);
        boolean sampling = evidence.size() >= THOMPSON;
        double[] weights =
                evidence.size() == 1
                        ? candidates.encoding().largest()
                        : sampling ? posterior.sample(random, BOLDNESS) : posterior.mean();
        Optional<Candidate> best =
                candidates.best(context, explored, row -> dot(weights, row), random);
        if (best.isEmpty()) {
            return Reply.of(
                    "Every function of %s is evaluated.".formatted(context.space().title()),
                    "Nothing new is left to propose.",
                    context.space().textbook().genotype());
        }
        var account = new StatisticalAccount(context, candidates, posterior, evidence.size());
        return Reply.of(
                account.reasoning(best.get()),
                account.strategy(best.get(), sampling),
                best.get().architecture().genotype());
    }

    private static List<Known> evidence(Context context) {
        return context.evaluated().stream()
                .filter(known -> !known.banned() && Double.isFinite(known.score()))
                .toList();
    }

    /**
     * What the model believes of each choice against the average choice of its position, the most
     * favoured first; nothing before {@value #LEAST} evaluations.
     */
    List<Belief> beliefs(Context context) {
        List<Known> evidence = evidence(context);
        if (evidence.size() < LEAST) {
            return List.of();
        }
        Candidates candidates = candidates(context.space());
        LinearPosterior posterior = learn(candidates, evidence);
        List<Belief> beliefs = new ArrayList<>();
        candidates
                .encoding()
                .positions()
                .forEach((position, rivals) ->
                        rivals.forEach(choice ->
                                beliefs.add(
                                        new Belief(
                                                choice,
                                                posterior.estimate(
                                                        candidates
                                                                .encoding()
                                                                .contrast(choice, rivals)),
                                                evidence.size()))));
        beliefs.sort(Comparator.comparingDouble(b -> -b.effect().mean()));
        return beliefs;
    }

    private Candidates candidates(SearchSpace space) {
        return surveyed.computeIfAbsent(
                space.id(),
                id ->
                        Candidates.of(
                                space,
                                RandomGeneratorFactory.of("L64X128MixRandom").create(SURVEY_SEED)));
    }

    private static LinearPosterior learn(Candidates candidates, List<Known> evidence) {
        double[][] rows =
                evidence.stream()
                        .map(known -> candidates.features(known.architecture()))
                        .toArray(double[][]::new);
        double[] scores = evidence.stream().mapToDouble(Known::score).toArray();
        double[] quantiles = quantiles(scores);
        double[] noise = Arrays.stream(quantiles).map(u -> NOISE / Math.sqrt(2 * u)).toArray();
        return new LinearPosterior(rows, normalRanks(scores), noise);
    }

    /** Ranks, ties averaged, as shares of what was evaluated: (rank − ½) / n. */
    private static double[] quantiles(double[] scores) {
        double[] ranks = new NaturalRanking().rank(scores);
        return Arrays.stream(ranks).map(rank -> (rank - 0.5) / scores.length).toArray();
    }

    /** Ranks, ties averaged, as quantiles of the standard normal distribution. */
    static double[] normalRanks(double[] scores) {
        var normal = new NormalDistribution();
        return Arrays.stream(quantiles(scores)).map(normal::inverseCumulativeProbability).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
