package org.seki.network;

import ai.djl.ndarray.NDArray;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** How an array lies in memory, which DJL does not tell. */
final class Strides {
    private Strides() {}

    /**
     * Whether {@code (N, C, H, W)} lies in memory as {@code (N, H, W, C)}: only then does DJL give
     * a direct view of the transposed array, twice the same one, instead of a copy each time.
     */
    static boolean channelsLast(NDArray array) {
        try (NDArray nhwc = array.transpose(0, 2, 3, 1)) {
            Pointer once = Native.getDirectBufferPointer(nhwc.toByteBuffer(true));
            Pointer twice = Native.getDirectBufferPointer(nhwc.toByteBuffer(true));
            return once.equals(twice);
        }
    }
}
