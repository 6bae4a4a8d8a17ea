package org.seki.evaluation.tabular;

/** The table does not hold this architecture; the message is a sentence for people. */
public final class NotInTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInTable(String file, String genotype) {
        super("%s has no row for %s: it covers part of the space only.".formatted(file, genotype));
    }
}
