package org.seki.ui.fx;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers as the window writes them, each with its unit or ready for a column head that has it. */
public final class Units {
    private Units() {}

    /** A score or percentage with one digit; three below 10, where one would hide everything. */
    public static String score(double score) {
        if (Double.isNaN(score)) {
            return "–";
        }
        return format(Math.abs(score) < 10 ? "%.3f" : "%.1f", score).replace('-', '−');
    }

    /** A score among others that are this high: with as many digits as they have. */
    public static String score(double score, double among) {
        return Math.abs(among) < 10 || Double.isNaN(score)
                ? score(score)
                : format("%.1f", score).replace('-', '−');
    }

    /** {@code 78.1 → 78.9}; with more digits where both would read the same. */
    public static String change(double from, double to) {
        boolean alike = from != to && score(from).equals(score(to));
        return alike
                ? format("%.3f", from).replace('-', '−')
                        + " → "
                        + format("%.3f", to).replace('-', '−')
                : score(from) + " → " + score(to);
    }

    /** A difference of scores, always with its sign. */
    public static String gain(double gain) {
        return gain(gain, gain);
    }

    /** Beside a score, with as many digits as that has. */
    public static String gain(double gain, double score) {
        String text = score(gain, score);
        return gain < 0 ? text : "+" + text;
    }

    /** Parameters or multiply-adds in millions, for a column whose head says M. */
    public static String millions(double count) {
        return format(count < 1e7 ? "%.2f" : "%.1f", count / 1e6);
    }

    /** {@code 84 k}, {@code 1.2 M}, {@code 312}. */
    public static String count(long count) {
        if (count < 1000) {
            return Long.toString(count);
        }
        return count < 1_000_000 ? format("%.0f k", count / 1e3) : format("%.1f M", count / 1e6);
    }

    public static String dollars(double dollars) {
        return format(dollars < 0.1 ? "%.3f $" : "%.2f $", dollars);
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 6 min}, {@code 2 h 10 min}. */
    public static String time(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        if (seconds < 10) {
            return format("%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 90) {
            return whole + " s";
        }
        long minutes = Math.round(whole / 60.0);
        return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** An estimate: {@code about 6 min}, {@code less than 10 s}. */
    public static String about(Duration time) {
        return time.toSeconds() < 10 ? "less than 10 s" : "about " + time(time);
    }

    /** {@code just now}, {@code 8 min ago}, {@code yesterday}, {@code 3 days ago}. */
    public static String ago(Instant then, Instant now) {
        Duration past = Duration.between(then, now);
        if (past.toMinutes() < 1) {
            return "just now";
        }
        if (past.toMinutes() < 60) {
            return past.toMinutes() + " min ago";
        }
        if (past.toHours() < 24) {
            return past.toHours() + " h ago";
        }
        return past.toDays() == 1 ? "yesterday" : past.toDays() + " days ago";
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
