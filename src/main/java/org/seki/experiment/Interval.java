package org.seki.experiment;

import com.fasterxml.jackson.annotation.JsonFormat;

/** From {@code low} to {@code high}, both included; in JSON {@code [low, high]}. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Interval(double low, double high) {
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
