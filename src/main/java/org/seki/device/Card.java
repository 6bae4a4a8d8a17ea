package org.seki.device;

/**
 * A graphics card as its driver names it.
 *
 * @param memory bytes; 0 where the driver does not tell
 */
public record Card(String name, long memory) {}
