package org.seki.prompt;

import org.seki.space.Operation;

/** What operations do, for a model that has to choose among them. */
final class OperationText {
    private OperationText() {}

    static String of(Operation operation) {
        return switch (operation) {
            case NONE -> "nothing passes: the edge is cut";
            case SKIP_CONNECT -> "identity: passes its input on unchanged, without weights";
            case MAX_POOL_3X3 -> "3×3 maximum pooling, without weights";
            case AVG_POOL_3X3 -> "3×3 average pooling, without weights";
            case SEP_CONV_3X3 -> "3×3 depthwise separable convolution, applied twice";
            case SEP_CONV_5X5 -> "5×5 depthwise separable convolution, applied twice";
            case SEP_CONV_7X7 -> "7×7 depthwise separable convolution, applied twice";
            case DIL_CONV_3X3 -> "3×3 dilated separable convolution, receptive field 5×5";
            case DIL_CONV_5X5 -> "5×5 dilated separable convolution, receptive field 9×9";
            case CONV_7X1_1X7 -> "1×7 convolution followed by 7×1";
            case NOR_CONV_1X1 -> "1×1 convolution (ReLU, convolution, batch norm)";
            case NOR_CONV_3X3 -> "3×3 convolution (ReLU, convolution, batch norm)";
            case TANH -> "hyperbolic tangent";
            case RELU -> "rectifier";
            case SIGMOID -> "logistic sigmoid";
            case IDENTITY -> "passes its input on unchanged";
            case BASIC -> "residual block that keeps width and size";
            case BASIC_WIDE -> "residual block that doubles the channels";
            case BASIC_DOWN -> "residual block that halves height and width";
            case BASIC_WIDE_DOWN ->
                    "residual block that doubles the channels and halves height and width";
        };
    }
}
