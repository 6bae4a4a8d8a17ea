package org.seki.space;

/** One thing an architecture chose, for models over a space: {@code ("0→3", "nor_conv_3x3")}. */
public record Feature(String position, String choice) {}
