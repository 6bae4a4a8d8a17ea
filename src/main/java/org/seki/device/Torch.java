package org.seki.device;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few switches of libtorch that its Java binding does not have, by their C++ names; where a
 * build does not export them nothing happens.
 */
final class Torch {
    /** A C++ bool fills only this much of its register. */
    private static final int LOW_BYTE = 0xff;

    private static final Object[] NOTHING = {};
    private static final Logger LOG = LoggerFactory.getLogger(Torch.class);

    private Torch() {}

    /**
     * Errors only on standard error, unless {@code TORCH_CPP_LOG_LEVEL} says otherwise: the Java
     * binding itself uses what libtorch warns of.
     *
     * @param libraries the folder that libtorch was loaded from
     */
    static void quiet(Path libraries) {
        CLibrary.glibc().ifPresent(c -> c.setenv("TORCH_CPP_LOG_LEVEL", "ERROR", 0));
        try {
            library(libraries, "c10").getFunction("_ZN3c1011initLoggingEv").invokeVoid(NOTHING);
        } catch (UnsatisfiedLinkError e) {
            LOG.debug("libtorch stays talkative", e);
        }
    }

    /**
     * Without NNPACK: on processors it does not know it writes a warning for every convolution, and
     * oneDNN does the same work everywhere.
     *
     * @param libraries the folder that libtorch was loaded from
     * @return whether it is off
     */
    static boolean withoutNnpack(Path libraries) {
        try {
            NativeLibrary torch = library(libraries, "torch_cpu");
            Pointer context = torch.getFunction("_ZN2at13globalContextEv").invokePointer(NOTHING);
            torch.getFunction("_ZN2at7Context20setUserEnabledNNPACKEb")
                    .invokeVoid(new Object[] {context, (byte) 0});
            int enabled =
                    torch.getFunction("_ZNK2at7Context17userEnabledNNPACKEv")
                            .invokeInt(new Object[] {context});
            return (enabled & LOW_BYTE) == 0;
        } catch (UnsatisfiedLinkError e) {
            LOG.debug("NNPACK stays on", e);
            return false;
        }
    }

    private static NativeLibrary library(Path libraries, String name) {
        return NativeLibrary.getInstance(libraries.resolve(System.mapLibraryName(name)).toString());
    }
}
