package org.seki.prompt;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What changed between two versions of a prompt. */
public final class PromptDiff {
    private static final int AROUND = 3;

    private PromptDiff() {}

    /** As {@code diff -u} prints it; empty when nothing did. */
    public static List<String> unified(PromptVersion from, PromptVersion to) {
        List<String> before = from.text().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                "%s.md %s".formatted(from.name(), from.hash()),
                "%s.md %s".formatted(to.name(), to.hash()),
                before,
                DiffUtils.diff(before, to.text().lines().toList()),
                AROUND);
    }
}
