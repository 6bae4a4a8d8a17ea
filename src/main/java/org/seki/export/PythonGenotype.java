package org.seki.export;

import org.seki.space.Architecture;

/** A genotype as the published code of its space reads it. */
public final class PythonGenotype {
    private PythonGenotype() {}

    /**
     * DARTS: the named tuple of {@code genotypes.py} (Liu et al. 2019) with its definition;
     * otherwise the text as a string.
     */
    public static String text(Architecture architecture) {
        String genotype = architecture.genotype();
        return genotype.startsWith("Genotype(")
                ? "from collections import namedtuple\n\n"
                        + "Genotype = namedtuple(\"Genotype\", \"normal normal_concat reduce reduce_concat\")\n\n"
                        + "FOUND = "
                        + genotype
                        + "\n"
                : "FOUND = \"" + genotype.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
    }
}
