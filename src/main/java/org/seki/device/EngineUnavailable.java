package org.seki.device;

/** The native library could not be loaded; the message is a sentence for people, with a way out. */
public final class EngineUnavailable extends RuntimeException {
    EngineUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
