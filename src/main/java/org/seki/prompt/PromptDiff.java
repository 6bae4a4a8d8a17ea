package org.seki.prompt;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.List;

/** What changed between two versions of a prompt. */
public final class PromptDiff {
    private static final int AROUND = 3;

    private PromptDiff() {}

    /** What became of a line. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED,
        CHANGED
    }

    /**
     * A line as it was and as it is, beside each other.
     *
     * @param before empty where it was added, as is {@code after} where it was removed
     */
    public record Line(Change change, String before, String after) {}

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

    /** All lines of both, what belongs together on one. */
    public static List<Line> sideBySide(String before, String after) {
        return DiffRowGenerator.create()
                .lineNormalizer(line -> line)
                .build()
                .generateDiffRows(before.lines().toList(), after.lines().toList())
                .stream()
                .map(PromptDiff::line)
                .toList();
    }

    private static Line line(DiffRow row) {
        Change change =
                switch (row.getTag()) {
                    case EQUAL -> Change.SAME;
                    case DELETE -> Change.REMOVED;
                    case INSERT -> Change.ADDED;
                    case CHANGE -> Change.CHANGED;
                };
        return new Line(change, row.getOldLine(), row.getNewLine());
    }
}
