package org.seki.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Images in two parts without overlap, every class in the same proportion. Indices are shuffled.
 *
 * @param first as DARTS: trains the weights
 * @param second as DARTS: validates
 */
@SuppressWarnings("ArrayRecordComponent") // given away to loaders
public record Split(int[] first, int[] second) {
    /**
     * Stratified; the same seed gives the same split. Where a class has two images or more, each
     * part has one.
     *
     * @param share of every class in the first part, 0 to 1
     */
    public static Split stratified(Images images, double share, long seed) {
        int[] all = new int[images.count()];
        Arrays.setAll(all, i -> i);
        SplittableRandom random = new SplittableRandom(seed);
        shuffle(all, random);
        int[] wanted = new int[images.classes().size()];
        for (int label : images.labels()) {
            wanted[label]++;
        }
        int total = 0;
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = part(wanted[c], share);
            total += wanted[c];
        }
        int[] first = new int[total];
        int[] second = new int[all.length - total];
        int a = 0;
        int b = 0;
        for (int i : all) {
            if (wanted[images.labels()[i]]-- > 0) {
                first[a++] = i;
            } else {
                second[b++] = i;
            }
        }
        return new Split(first, second);
    }

    private static int part(int count, double share) {
        int part = (int) Math.round(count * share);
        return count >= 2 && share > 0 && share < 1 ? Math.clamp(part, 1, count - 1) : part;
    }

    /** Fisher and Yates. */
    static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
