package org.seki.device;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.Optional;

/** What we call of the C library; glibc only. */
interface CLibrary extends Library {
    /** 1 if the parameter was taken. */
    int mallopt(int parameter, int value);

    /** For libraries loaded from now on; {@code System.getenv} does not see it. */
    int setenv(String name, String value, int overwrite);

    String gnu_get_libc_version();

    /** The C library of this process, where it is glibc. */
    static Optional<CLibrary> glibc() {
        if (!Platform.isLinux()) {
            return Optional.empty();
        }
        try {
            CLibrary library = Native.load("c", CLibrary.class);
            library.gnu_get_libc_version();
            return Optional.of(library);
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty(); // musl: nothing to tune
        }
    }
}
