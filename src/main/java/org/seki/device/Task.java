package org.seki.device;

/** Work for the engine thread. */
@FunctionalInterface
public interface Task<T, X extends Exception> {
    T run() throws X;
}
