package org.seki.data;

/**
 * Makes images smaller as ImageNet16, 32 and 64 were made (Chrabaszcz, Loshchilov, Hutter: arXiv
 * 1707.08819, their choice of filter): every pixel is the mean of those whose centres it covers,
 * first along rows, then along columns, each time rounded, as Pillow's {@code BOX} does. The
 * proportions of the sides are not kept.
 */
final class BoxFilter {
    private static final int[] SHIFTS = {16, 8, 0};

    private BoxFilter() {}

    /**
     * @param rgb {@code (height, width)}, 8 bits a channel
     * @param side of the square that it becomes, at most width and height
     */
    static int[] square(int[] rgb, int width, int height, int side) {
        int[] narrow = new int[height * side];
        for (int x = 0; x < side; x++) {
            int from = first(x, width, side);
            int to = first(x + 1, width, side);
            for (int y = 0; y < height; y++) {
                narrow[y * side + x] = mean(rgb, y * width + from, 1, to - from);
            }
        }
        int[] small = new int[side * side];
        for (int y = 0; y < side; y++) {
            int from = first(y, height, side);
            int to = first(y + 1, height, side);
            for (int x = 0; x < side; x++) {
                small[y * side + x] = mean(narrow, from * side + x, side, to - from);
            }
        }
        return small;
    }

    /** The first source pixel whose centre lies at or behind this border: exact, in integers. */
    private static int first(int border, int size, int side) {
        return (int) ((2L * border * size + side) / (2L * side));
    }

    private static int mean(int[] rgb, int from, int step, int count) {
        int mean = 0;
        for (int shift : SHIFTS) {
            int sum = 0;
            for (int i = 0; i < count; i++) {
                sum += rgb[from + i * step] >> shift & 0xff;
            }
            mean |= (2 * sum + count) / (2 * count) << shift;
        }
        return mean;
    }
}
