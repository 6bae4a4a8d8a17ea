package org.seki.experiment;

import java.util.Optional;

/**
 * A rank correlation that the workspace keeps.
 *
 * @param at when it was begun or finished last, an ISO-8601 instant
 * @param report empty until all is scored; measuring these settings again goes on
 */
public record Measurement(
        String at, CorrelationSettings settings, Optional<CorrelationReport> report) {}
