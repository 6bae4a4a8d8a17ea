package org.seki.ui.curves;

/**
 * What a run may be held against, made of earlier runs.
 *
 * @param name {@code random, 3 runs}
 * @param baseline whether it is drawn unless somebody takes it away
 */
public record Overlay(String name, boolean baseline, Reference reference) {}
