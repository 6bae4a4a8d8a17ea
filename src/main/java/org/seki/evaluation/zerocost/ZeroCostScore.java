package org.seki.evaluation.zerocost;

import java.util.Locale;

/** What can be said of an architecture without training it; higher is better. */
public enum ZeroCostScore {
    /** Of the network the space's paper reports on, for the data set's images and classes. */
    PARAMETERS,
    /** Multiply-adds an image, of the same network. */
    MACS,
    /** {@link Naswot}. */
    NASWOT,
    /** {@link Synflow}. */
    SYNFLOW,
    /** {@link Zen}. */
    ZEN,
    /** {@link Expressivity}. */
    EXPRESSIVITY;

    /** Its name among an evaluation's metrics. */
    public String metric() {
        return name().toLowerCase(Locale.ROOT);
    }
}
