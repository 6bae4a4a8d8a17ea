package org.seki.ui.fx;

/** What went wrong, where, and what to do next, for people. */
public record Refusal(String message, String where, String next) {}
