package org.seki.strategist;

/** Where in the search an iteration stands (SEKI, section 3). */
public enum Stage {
    INITIAL,
    SELF_EVOLUTION,
    KNOWLEDGE_INSPIRATION
}
