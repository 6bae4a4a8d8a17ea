package org.seki.device;

import java.util.List;

/**
 * An NVIDIA driver that answers.
 *
 * @param version {@code 550.54.15}
 * @param cards in the driver's order; the first one computes
 */
public record Driver(String version, List<Card> cards) {
    /** Runs every CUDA 12 (NVIDIA's table of minor version compatibility). */
    static final String LEAST = "525.60";

    public Driver {
        cards = List.copyOf(cards);
    }

    boolean recent() {
        return compare(version, LEAST) >= 0;
    }

    /** Part by part as numbers. */
    private static int compare(String one, String other) {
        String[] a = one.split("\\.");
        String[] b = other.split("\\.");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int difference = Integer.compare(number(a[i]), number(b[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int number(String part) {
        return part.matches("\\d{1,6}") ? Integer.parseInt(part) : 0;
    }
}
