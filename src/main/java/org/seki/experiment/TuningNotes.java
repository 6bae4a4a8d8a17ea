package org.seki.experiment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seki.prompt.PromptDiff;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;

/** A tuning session as one Markdown file: question, versions with diffs, results with figures. */
final class TuningNotes {
    private final TuningSession session;
    private final PromptLibrary library;
    private final List<String> lines = new ArrayList<>();

    TuningNotes(TuningSession session, PromptLibrary library) {
        this.session = session;
        this.library = library;
    }

    String markdown() {
        lines.add("# " + (session.question().isBlank() ? session.name() : session.question()));
        lines.add("");
        lines.add(
                "Tuning session `%s` of the prompt `%s`, begun %s."
                        .formatted(session.name(), session.prompt(), session.openedAt()));
        decision();
        for (int i = 0; i < session.results().size(); i++) {
            result(i + 1, session.results().get(i));
        }
        return String.join("\n", lines) + "\n";
    }

    private void decision() {
        lines.add("");
        lines.add("## Decision");
        lines.add("");
        lines.add(
                session.decision()
                        .map(d ->
                                "%s (%s). %s"
                                        .formatted(
                                                d.adopted()
                                                        .map(hash ->
                                                                "Version `%s` is used"
                                                                        .formatted(hash))
                                                        .orElse("Nothing changes"),
                                                d.at(),
                                                d.reason()))
                        .orElse("Not decided yet.")
                        .strip());
    }

    private void result(int number, TuningSession.Result result) {
        PromptComparison c = result.comparison();
        lines.add("");
        lines.add("## %d. `%s` against `%s`".formatted(number, result.second(), result.first()));
        lines.add("");
        lines.add(version("A", result.first()));
        lines.add(version("B", result.second()));
        diff(result);
        lines.add("");
        lines.add(
                "%s (%s, p = %s after Holm). %d contexts of %s × %d, %s; children %s; %,d tokens, $%.4f."
                        .formatted(
                                switch (c.verdict().outcome()) {
                                    case BETTER -> "**B is better**";
                                    case WORSE -> "**B is worse**";
                                    case NO_DIFFERENCE_SEEN -> "**No difference seen**";
                                },
                                c.verdict().measure().label(),
                                number(c.verdict().p(), "%.4f"),
                                c.contexts(),
                                String.join(", ", result.runs()),
                                c.repeats(),
                                result.at(),
                                c.scorer(),
                                c.spent().inputTokens() + c.spent().outputTokens(),
                                c.spent().dollars()));
        table(c);
        lines.add("");
        String question = "Is %s better than %s?".formatted(result.second(), result.first());
        String svg = new ForestSvg(c).draw(question);
        lines.add(
                "![%s](data:image/svg+xml;base64,%s)"
                        .formatted(
                                question,
                                Base64.getEncoder()
                                        .encodeToString(svg.getBytes(StandardCharsets.UTF_8))));
    }

    private String version(String letter, String hash) {
        return "- %s: `%s`%s"
                .formatted(
                        letter,
                        hash,
                        library.find(session.prompt(), hash)
                                .map(PromptVersion::note)
                                .filter(note -> !note.isBlank())
                                .map(note -> ", " + note)
                                .orElse(""));
    }

    private void diff(TuningSession.Result result) {
        Optional<PromptVersion> first = library.find(session.prompt(), result.first());
        Optional<PromptVersion> second = library.find(session.prompt(), result.second());
        if (first.isPresent() && second.isPresent()) {
            lines.add("");
            lines.add("~~~~diff");
            lines.addAll(PromptDiff.unified(first.get(), second.get()));
            lines.add("~~~~");
        }
    }

    private void table(PromptComparison c) {
        lines.add("");
        lines.add("| measure | unit | A | B | B − A | 95 % interval | p | random edit |");
        lines.add("|---|---|---:|---:|---:|---|---:|---:|");
        for (PromptComparison.Row r : c.rows()) {
            lines.add(
                    "| %s | %s | %s | %s | %s | %s to %s | %s | %s |"
                            .formatted(
                                    r.measure().label(),
                                    r.measure().unit(),
                                    number(r.first(), "%.3f"),
                                    number(r.second(), "%.3f"),
                                    number(r.difference().mean(), "%+.3f"),
                                    number(r.difference().ci95().low(), "%+.3f"),
                                    number(r.difference().ci95().high(), "%+.3f"),
                                    number(r.p(), "%.4f"),
                                    number(r.random(), "%.3f")));
        }
    }

    private static String number(double value, String format) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
    }
}
