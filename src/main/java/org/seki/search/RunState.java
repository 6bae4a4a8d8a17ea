package org.seki.search;

/** What a run is doing. */
public enum RunState {
    PREPARING,
    RUNNING,
    PAUSED,
    STOPPED,
    FINISHED,
    FAILED
}
