package org.seki.strategist;

/**
 * One prompt and its raw reply.
 *
 * @param turn {@code analysis}, {@code refinement}, {@code inspiration}, {@code repair}, {@code
 *     duplicate}
 * @param promptVersion content hash of the template version used
 */
public record Exchange(
        String turn, String promptVersion, String prompt, String reply, Usage usage) {}
