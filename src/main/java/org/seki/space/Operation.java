package org.seki.space;

import java.util.Arrays;
import java.util.Optional;

/** An operation on an edge of a cell, under the name its search space published. */
public enum Operation {
    NONE("none"),
    SKIP_CONNECT("skip_connect"),
    MAX_POOL_3X3("max_pool_3x3"),
    AVG_POOL_3X3("avg_pool_3x3"),
    SEP_CONV_3X3("sep_conv_3x3"),
    SEP_CONV_5X5("sep_conv_5x5"),
    SEP_CONV_7X7("sep_conv_7x7"),
    DIL_CONV_3X3("dil_conv_3x3"),
    DIL_CONV_5X5("dil_conv_5x5"),
    CONV_7X1_1X7("conv_7x1_1x7"),
    NOR_CONV_1X1("nor_conv_1x1"),
    NOR_CONV_3X3("nor_conv_3x3");

    private final String text;

    Operation(String text) {
        this.text = text;
    }

    /** The published name, such as {@code sep_conv_3x3}. */
    public String text() {
        return text;
    }

    /** The operation published under exactly this name. */
    public static Optional<Operation> named(String text) {
        return Arrays.stream(values()).filter(o -> o.text.equals(text)).findFirst();
    }
}
