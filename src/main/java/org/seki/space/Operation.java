package org.seki.space;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    NOR_CONV_3X3("nor_conv_3x3"),
    /** DARTS-RNN: the activation after a node's matrix, as the next four. */
    TANH("tanh"),
    RELU("relu"),
    SIGMOID("sigmoid"),
    IDENTITY("identity"),
    /** TransNAS-Bench-101 macro, module type 1: residual blocks of the same width and size. */
    BASIC("basic"),
    /** Module type 2: channels doubled. */
    BASIC_WIDE("basic_wide"),
    /** Module type 3: height and width halved. */
    BASIC_DOWN("basic_down"),
    /** Module type 4: channels doubled, height and width halved. */
    BASIC_WIDE_DOWN("basic_wide_down");

    private static final Map<String, Operation> NAMED =
            Arrays.stream(values()).collect(Collectors.toMap(Operation::text, o -> o));

    private final String text;

    Operation(String text) {
        this.text = text;
    }

    /** The published name, such as {@code sep_conv_3x3}. */
    public String text() {
        return text;
    }

    /** Whether it always holds trained weights; {@code skip_connect} does not count as doing so. */
    public boolean weighted() {
        return switch (this) {
            case NONE, SKIP_CONNECT, MAX_POOL_3X3, AVG_POOL_3X3 -> false;
            case SEP_CONV_3X3,
                    SEP_CONV_5X5,
                    SEP_CONV_7X7,
                    DIL_CONV_3X3,
                    DIL_CONV_5X5,
                    CONV_7X1_1X7,
                    NOR_CONV_1X1,
                    NOR_CONV_3X3,
                    TANH,
                    RELU,
                    SIGMOID,
                    IDENTITY,
                    BASIC,
                    BASIC_WIDE,
                    BASIC_DOWN,
                    BASIC_WIDE_DOWN ->
                    true;
        };
    }

    /** The operation published under exactly this name. */
    public static Optional<Operation> named(String text) {
        return Optional.ofNullable(NAMED.get(text));
    }
}
