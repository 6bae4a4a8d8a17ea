package org.seki.device;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/**
 * The few switches of libtorch that its Java binding does not have, by their C++ names; where a
 * build does not export them nothing happens.
 */
final class Torch {
    /** A C++ bool fills only this much of its register. */
    private static final int LOW_BYTE = 0xff;

    private Torch() {}

    /**
     * Without NNPACK: on processors it does not know it writes a warning for every convolution, and
     * oneDNN does the same work everywhere.
     *
     * @param libraries the folder that libtorch was loaded from
     * @return whether it is off
     */
    static boolean withoutNnpack(Path libraries) {
        try {
            NativeLibrary torch =
                    NativeLibrary.getInstance(
                            libraries.resolve(System.mapLibraryName("torch_cpu")).toString());
            Pointer context =
                    torch.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
            torch.getFunction("_ZN2at7Context20setUserEnabledNNPACKEb")
                    .invokeVoid(new Object[] {context, (byte) 0});
            int enabled =
                    torch.getFunction("_ZNK2at7Context17userEnabledNNPACKEv")
                            .invokeInt(new Object[] {context});
            return (enabled & LOW_BYTE) == 0;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
