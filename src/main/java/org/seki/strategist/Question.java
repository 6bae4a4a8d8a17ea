package org.seki.strategist;

import org.seki.prompt.Turn;

/**
 * A rendered prompt.
 *
 * @param version hash of the template's version
 */
record Question(Turn turn, String version, String text) {}
