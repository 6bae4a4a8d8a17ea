package org.seki.space;

/** One thing an architecture chose, for models over a space: {@code ("0→3", "nor_conv_3x3")}. */
public record Feature(String position, String choice) {
    /** The cell that the position names before a space: {@code normal} of {@code normal 0→2}. */
    public String cell() {
        int end = position.indexOf(' ');
        return end < 0 ? "" : position.substring(0, end);
    }
}
