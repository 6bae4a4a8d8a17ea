package org.seki.space;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the known name that a wrong one was probably meant to be. */
public final class NearestName {
    /** As many letters say something. */
    private static final int BEGINNING = 3;

    /** What other code bases call our operations. */
    private static final Map<String, String> SYNONYMS =
            Map.ofEntries(
                    Map.entry("identity", "skipconnect"),
                    Map.entry("id", "skipconnect"),
                    Map.entry("skip", "skipconnect"),
                    Map.entry("residual", "skipconnect"),
                    Map.entry("zero", "none"),
                    Map.entry("zeroize", "none"),
                    Map.entry("null", "none"),
                    Map.entry("linear", "identity"));

    private NearestName() {}

    /**
     * What was probably meant.
     *
     * @return the known name with the fewest changed letters, case and punctuation apart; empty
     *     when more than half of the letters differ
     */
    public static Optional<String> of(String wrong, Collection<String> known) {
        String plain = plain(wrong.length() > 64 ? wrong.substring(0, 64) : wrong);
        Optional<String> synonym =
                Optional.ofNullable(SYNONYMS.get(plain))
                        .flatMap(s -> known.stream().filter(k -> plain(k).equals(s)).findFirst());
        return synonym.or(() ->
                known.stream()
                        .min(Comparator.comparingInt(k -> distance(plain, plain(k))))
                        .filter(k -> near(plain, plain(k))));
    }

    private static boolean near(String a, String b) {
        boolean begins =
                Math.min(a.length(), b.length()) >= BEGINNING
                        && (a.startsWith(b) || b.startsWith(a));
        return begins || 2 * distance(a, b) <= Math.max(a.length(), b.length());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's distance: letters inserted, deleted or replaced. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
