package org.seki.endtoend;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.seki.llm.Message;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Said;

/**
 * A model that reads the prompt and makes a sensible edit: it turns the first edge of the
 * NAS-Bench-201 cell it is shown first that is neither a 3×3 convolution nor measured already into
 * one, and the other edges after it. Now and then it errs, as models do: once without a valid
 * architecture, once with one that it was just shown. Keeps nothing: what it says follows from what
 * it is told.
 */
public final class SensibleModel implements ModelServer.Policy {
    private static final Pattern CELL = Pattern.compile("(?m)^ {4}(\\|[a-z0-9_~|+]+\\|)\\s*$");
    private static final Pattern ROUND = Pattern.compile("# Round (\\d+)");
    private static final List<String> BEST_FIRST =
            List.of("nor_conv_3x3", "skip_connect", "nor_conv_1x1", "avg_pool_3x3", "none");

    private final int repairAt;
    private final int repeatAt;

    /**
     * @param repairAt the round whose first architecture is none
     * @param repeatAt the round whose first architecture is the one shown
     */
    public SensibleModel(int repairAt, int repeatAt) {
        this.repairAt = repairAt;
        this.repeatAt = repeatAt;
    }

    @Override
    public Said answer(ModelServer.Heard request) {
        String prompt = request.last();
        String opening =
                request.messages().stream()
                        .filter(m -> m.role() == Message.Role.USER)
                        .findFirst()
                        .orElseThrow()
                        .text();
        int round = Integer.parseInt(first(ROUND, opening));
        String shown = first(CELL, opening);
        if (prompt.contains("Do not write the whole architecture yet")) {
            return Said.thought(
                    "Let me look at the edges.",
                    "### Reasoning\nThe cell %s has edges that compute nothing.\n\n### Strategy\nMake them 3×3 convolutions."
                            .formatted(shown));
        }
        if (prompt.contains("carry out your strategy")) {
            if (round == repairAt) {
                return Said.text(
                        "```\n" + shown.replaceFirst("[a-z0-9_]+~0", "conv_3x3~0") + "\n```");
            }
            if (round == repeatAt) {
                return Said.text("As before:\n\n```\n" + shown + "\n```");
            }
        }
        long asked =
                request.messages().stream().filter(m -> m.role() == Message.Role.ASSISTANT).count();
        return Said.text("```\n" + edited(shown, round, asked) + "\n```");
    }

    /** The shown cell with one edge changed, another one each round and each time it is asked. */
    private static String edited(String shown, int round, long asked) {
        List<MatchResult> edges =
                Pattern.compile("[a-z0-9_]+(?=~)").matcher(shown).results().toList();
        int turn = round + (int) asked * 7;
        MatchResult edge = edges.get(turn % edges.size());
        String operation =
                BEST_FIRST.stream()
                        .filter(o -> !o.equals(edge.group()))
                        .skip(turn / edges.size() % 4)
                        .findFirst()
                        .orElseThrow();
        return shown.substring(0, edge.start()) + operation + shown.substring(edge.end());
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the prompt: " + text))
                .group(1);
    }
}
