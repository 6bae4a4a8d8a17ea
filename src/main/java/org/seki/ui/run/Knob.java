package org.seki.ui.run;

import java.util.function.ToDoubleFunction;

/** A number of the run's course that a person may change while it runs. */
enum Knob {
    EVOLVE("Evolve left", "λ: self-evolution iterations still to come", Course::evolve),
    INSPIRE("Inspire left", "γ: knowledge-inspiration iterations still to come", Course::inspire),
    HISTORY("History h", "Steps that self-evolution is shown", Course::history),
    TOP_K("Best k", "Inspiration draws from so many of the best", Course::topK),
    SAMPLE("Shown ξ", "So many of them are drawn, at most k", Course::sample),
    EVALUATIONS(
            "Evaluations",
            "The run ends after so many evaluations",
            c -> c.budgets().evaluations()),
    TOKENS("Tokens", "The run ends after so many tokens, in and out", c -> c.budgets().tokens()),
    DOLLARS("Dollars", "The run ends when replies have cost so much", c -> c.budgets().dollars()),
    SECONDS("Seconds", "The run ends after so many seconds of work", c -> c.budgets().seconds());

    /** What a double counts exactly. */
    private static final double MOST = 1L << 53;

    private final String title;
    private final String meaning;
    private final ToDoubleFunction<Course> value;

    Knob(String title, String meaning, ToDoubleFunction<Course> value) {
        this.title = title;
        this.meaning = meaning;
        this.value = value;
    }

    String title() {
        return title;
    }

    String meaning() {
        return bound() ? meaning + "; empty for no bound" : meaning;
    }

    /** An upper bound, of which 0 means none. */
    boolean bound() {
        return compareTo(EVALUATIONS) >= 0;
    }

    double of(Course course) {
        return value.applyAsDouble(course);
    }

    /** As it is written in its field. */
    String text(Course course) {
        double now = of(course);
        if (bound() && now == 0) {
            return "";
        }
        return now == Math.rint(now) ? Long.toString((long) now) : Double.toString(now);
    }

    /** Reads what was written; NaN where it is no such number. */
    double read(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return bound() ? 0 : Double.NaN;
        }
        try {
            double number = Double.parseDouble(plain);
            boolean fits = number >= 0 && number <= (bound() ? MOST : Integer.MAX_VALUE);
            return fits && (this == DOLLARS || number == Math.rint(number)) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
