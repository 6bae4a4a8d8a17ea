package org.seki.strategist;

/** One step of the search so far: from a parent to a child, with both scores. */
public record Step(int iteration, Stage stage, Known parent, Known child) {}
