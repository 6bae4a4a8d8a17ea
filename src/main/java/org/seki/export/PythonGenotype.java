package org.seki.export;

import org.seki.space.Architecture;

/** A genotype as the published code of its space reads it. */
public final class PythonGenotype {
    private PythonGenotype() {}

    /** What a Python session takes: the published text, as a string where it is no expression. */
    public static String expression(Architecture architecture) {
        String genotype = architecture.genotype();
        return genotype.startsWith("Genotype(")
                ? genotype
                : "\"" + genotype.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * A file. DARTS: the named tuple of {@code genotypes.py} (Liu et al. 2019) with its definition;
     * otherwise the text as a string.
     */
    public static String text(Architecture architecture) {
        return architecture.genotype().startsWith("Genotype(")
                ? "from collections import namedtuple\n\n"
                        + "Genotype = namedtuple(\"Genotype\", \"normal normal_concat reduce reduce_concat\")\n\n"
                        + "FOUND = "
                        + expression(architecture)
                        + "\n"
                : "FOUND = " + expression(architecture) + "\n";
    }
}
