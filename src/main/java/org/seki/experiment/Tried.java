package org.seki.experiment;

import java.util.Optional;
import org.seki.prompt.Reading;
import org.seki.strategist.Answer;

/**
 * One answer to one stored context, recorded nowhere.
 *
 * @param reading empty when no reply came
 */
public record Tried(Subject subject, Answer answer, Optional<Reading> reading) {}
