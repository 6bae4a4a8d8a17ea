package org.seki.network;

/**
 * Images {@code (N, C, H, W)} in double precision, and what published layers do to them, written
 * from their definitions in plain loops: nothing of it is shared with what it checks.
 */
record Planes(int n, int c, int h, int w, double[] values) {
    static Planes zeros(int n, int c, int h, int w) {
        return new Planes(n, c, h, w, new double[n * c * h * w]);
    }

    double at(int image, int channel, int y, int x) {
        return values[((image * c + channel) * h + y) * w + x];
    }

    void add(int image, int channel, int y, int x, double value) {
        values[((image * c + channel) * h + y) * w + x] += value;
    }

    private boolean inside(int y, int x) {
        return y >= 0 && y < h && x >= 0 && x < w;
    }

    Planes relu() {
        Planes y = zeros(n, c, h, w);
        for (int i = 0; i < values.length; i++) {
            y.values[i] = Math.max(0, values[i]);
        }
        return y;
    }

    Planes plus(Planes other) {
        Planes y = zeros(n, c, h, w);
        for (int i = 0; i < values.length; i++) {
            y.values[i] = values[i] + other.values[i];
        }
        return y;
    }

    /** Without the first row and column. */
    Planes shifted() {
        Planes y = zeros(n, c, h - 1, w - 1);
        for (int image = 0; image < n; image++) {
            for (int channel = 0; channel < c; channel++) {
                for (int i = 1; i < h; i++) {
                    for (int j = 1; j < w; j++) {
                        y.add(image, channel, i - 1, j - 1, at(image, channel, i, j));
                    }
                }
            }
        }
        return y;
    }

    /** Side by side along the channels. */
    Planes and(Planes other) {
        Planes y = zeros(n, c + other.c, h, w);
        int mine = c * h * w;
        int theirs = other.c * h * w;
        for (int image = 0; image < n; image++) {
            System.arraycopy(values, image * mine, y.values, image * (mine + theirs), mine);
            System.arraycopy(
                    other.values, image * theirs, y.values, image * (mine + theirs) + mine, theirs);
        }
        return y;
    }

    /**
     * How a kernel moves over the image.
     *
     * @param apart pixels between the pixels that it sees, from 1 (dilation)
     */
    record Steps(int down, int across, int padY, int padX, int apart) {
        static Steps of(int stride, int pad) {
            return new Steps(stride, stride, pad, pad, 1);
        }

        private int rows(int height, int kernel) {
            return (height + 2 * padY - apart * (kernel - 1) - 1) / down + 1;
        }

        private int columns(int width, int kernel) {
            return (width + 2 * padX - apart * (kernel - 1) - 1) / across + 1;
        }
    }

    /**
     * @param kernel {@code (out, in / groups, height, width)}
     */
    Planes convolved(Planes kernel, Steps steps, int groups) {
        Planes y = zeros(n, kernel.n, steps.rows(h, kernel.h), steps.columns(w, kernel.w));
        int share = kernel.n / groups;
        for (int image = 0; image < n; image++) {
            for (int out = 0; out < kernel.n; out++) {
                int first = out / share * kernel.c;
                for (int i = 0; i < y.h; i++) {
                    for (int j = 0; j < y.w; j++) {
                        y.add(image, out, i, j, product(image, first, kernel, out, i, j, steps));
                    }
                }
            }
        }
        return y;
    }

    private double product(
            int image, int first, Planes kernel, int out, int i, int j, Steps steps) {
        double sum = 0;
        for (int in = 0; in < kernel.c; in++) {
            for (int k = 0; k < kernel.h; k++) {
                for (int l = 0; l < kernel.w; l++) {
                    int y = i * steps.down - steps.padY + k * steps.apart;
                    int x = j * steps.across - steps.padX + l * steps.apart;
                    if (inside(y, x)) {
                        sum += at(image, first + in, y, x) * kernel.at(out, in, k, l);
                    }
                }
            }
        }
        return sum;
    }

    /** The largest, or the mean, of what the window sees of the image; padding is never seen. */
    Planes pooled(boolean largest, int window, Steps steps) {
        Planes y = zeros(n, c, steps.rows(h, window), steps.columns(w, window));
        for (int image = 0; image < n; image++) {
            for (int channel = 0; channel < c; channel++) {
                for (int i = 0; i < y.h; i++) {
                    for (int j = 0; j < y.w; j++) {
                        int top = i * steps.down - steps.padY;
                        int left = j * steps.across - steps.padX;
                        double value = seen(image, channel, top, left, window, largest);
                        y.add(image, channel, i, j, value);
                    }
                }
            }
        }
        return y;
    }

    private double seen(int image, int channel, int top, int left, int window, boolean largest) {
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (int y = top; y < top + window; y++) {
            for (int x = left; x < left + window; x++) {
                if (inside(y, x)) {
                    most = Math.max(most, at(image, channel, y, x));
                    sum += at(image, channel, y, x);
                    count++;
                }
            }
        }
        return largest ? most : sum / count;
    }

    /** {@code (N, C, 1, 1)}: the mean of every channel over the image. */
    Planes averaged() {
        Planes y = zeros(n, c, 1, 1);
        for (int i = 0; i < values.length; i++) {
            y.values[i / (h * w)] += values[i] / (h * w);
        }
        return y;
    }

    /** Each channel less its mean, over the root of its variance and 1e-5. */
    Planes normalised(double[] mean, double[] variance, double[] scale, double[] shift) {
        Planes y = zeros(n, c, h, w);
        for (int i = 0; i < values.length; i++) {
            int channel = i / (h * w) % c;
            double unit = (values[i] - mean[channel]) / Math.sqrt(variance[channel] + 1e-5);
            y.values[i] = unit * scale[channel] + shift[channel];
        }
        return y;
    }

    /** The mean of every channel over all images. */
    double[] means() {
        double[] means = new double[c];
        for (int i = 0; i < values.length; i++) {
            means[i / (h * w) % c] += values[i] / (n * h * w);
        }
        return means;
    }

    /** The variance of every channel over all images, divided by their number of pixels. */
    double[] variances() {
        double[] means = means();
        double[] variances = new double[c];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (h * w) % c;
            variances[channel] += Math.pow(values[i] - means[channel], 2) / (n * h * w);
        }
        return variances;
    }
}
