package org.seki.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Prompt files: what is refused, with line and name, and how versions come about. */
class PromptFileTest {
    private static final String GOOD =
            """
            ---
            name: repair
            stage: any
            turn: repair
            description: After a bad reply.
            variables: [reason, excerpt, form]
            ---
            Wrong: {{reason}}
            {{#excerpt}}
            Here: {{excerpt}}
            {{/excerpt}}
            Form: {{form}}
            """;
    private static final String ANALYSIS =
            """
            ---
            name: analysis
            stage: self-evolution
            turn: analysis
            description: D.
            variables: [current, score, steps, form]
            ---
            {{current}} {{score}} {{form}}
            {{#steps}}
            - {{round}}: {{effect}}
            {{/steps}}
            """;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no front matter", "Hello", 1, "front matter"),
                fault("open front matter", "---\nname: repair\n", 1, "front matter"),
                fault("not YAML", GOOD.replace("stage: any", "stage: [any"), 4, "not YAML"),
                fault(
                        "a list",
                        GOOD.replaceAll("(?s)name.*form\\]", "- a"),
                        2,
                        "must have the fields"),
                fault(
                        "another name",
                        GOOD.replace("name: repair", "name: other"),
                        2,
                        "that of the file"),
                fault(
                        "no description",
                        GOOD.replace("description: After a bad reply.\n", ""),
                        1,
                        "no description"),
                fault(
                        "unknown stage",
                        GOOD.replace("stage: any", "stage: third"),
                        3,
                        "self-evolution"),
                fault("unknown turn", GOOD.replace("turn: repair", "turn: fix"), 4, "duplicate"),
                fault(
                        "an unknown variable",
                        GOOD.replace("Form: {{form}}", "Form: {{from}}"),
                        12,
                        "no variable {{from}}"),
                fault(
                        "an unlisted variable",
                        GOOD.replace("[reason, excerpt, form]", "[reason, excerpt]"),
                        12,
                        "not among the variables"),
                fault(
                        "a listed one that is unknown",
                        GOOD.replace("form]", "form, shape]"),
                        6,
                        "{{shape}}"),
                fault(
                        "a listed one that is not used",
                        GOOD.replace("Form: {{form}}", "Form"),
                        6,
                        "{{form}} is listed but not used"),
                fault(
                        "a needed one is missing",
                        GOOD.replace("Form: {{form}}", "").replace(", form]", "]"),
                        6,
                        "needs {{form}}"),
                fault("an open section", GOOD.replace("{{/excerpt}}\n", ""), -1, "not closed"),
                fault("a section closed twice", GOOD + "{{/excerpt}}\n", -1, "closed"),
                fault("an open tag", GOOD + "{{form\n", 13, "without its other half"),
                fault("an include", GOOD + "{{>secrets}}\n", 13, "includes no other"),
                fault("other delimiters", GOOD + "{{=<% %>=}}\n", 13, "delimiters"),
                fault("too long", GOOD + "x".repeat(100_001), 1, "at most 100,000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refusesWithLineAndName(String name, String text, int line, String says) {
        var bad = assertInstanceOf(PromptFile.Checked.Bad.class, PromptFile.read("repair", text));

        assertTrue(
                bad.faults().stream()
                        .anyMatch(f ->
                                f.sentence().contains(says)
                                        && f.sentence().startsWith("repair.md, line ")
                                        && (line < 0 || f.line() == line)),
                bad.sentence());
    }

    @Test
    void namesInsideAListAreThoseOfTheList() {
        assertInstanceOf(PromptFile.Checked.Good.class, PromptFile.read("analysis", ANALYSIS));
        var bad =
                assertInstanceOf(
                        PromptFile.Checked.Bad.class,
                        PromptFile.read(
                                "analysis", ANALYSIS.replace("{{effect}}", "{{genotype}}")));
        assertEquals(10, bad.faults().getFirst().line());
        assertTrue(bad.sentence().contains("effect"), bad.sentence());
    }

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() {
        assertInstanceOf(
                PromptFile.Checked.Good.class,
                PromptFile.read("repair", "\ufeff" + GOOD.replace("\n", "\r\n")));
    }

    @Test
    void valuesAreNotTemplates() {
        var good = assertInstanceOf(PromptFile.Checked.Good.class, PromptFile.read("repair", GOOD));
        assertEquals(
                "Wrong: {{form}} <b> & \"\nForm: {{{reason}}}\n",
                good.template()
                        .render(
                                Map.of(
                                        "reason", "{{form}} <b> & \"",
                                        "excerpt", "",
                                        "form", "{{{reason}}}")));
    }

    @Test
    void aMissingValueIsNamedWithItsLine() {
        var good = assertInstanceOf(PromptFile.Checked.Good.class, PromptFile.read("repair", GOOD));
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> good.template().render(Map.of("reason", "r", "excerpt", "e")));
        assertEquals("repair.md, line 12: {{form}} has no value in this turn.", e.getMessage());
    }

    @Test
    void theBuiltInOnesAreGood() {
        PromptLibrary library = library(Path.of("prompts"), PromptVersions.inMemory());
        assertTrue(
                library.names()
                        .containsAll(
                                List.of(
                                        "system",
                                        "self-evolution-analysis",
                                        "knowledge-inspiration",
                                        "refinement",
                                        "repair",
                                        "duplicate")));
        for (String name : library.names()) {
            assertTrue(library.current(name).isBuiltIn());
            library.template(library.current(name));
        }
    }

    @Test
    void anEditIsAVersionThatIsUsedOnceAdopted(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("repair.md"), GOOD);
        PromptVersions versions = PromptVersions.inMemory();
        PromptLibrary library = library(folder, versions);
        PromptVersion built = library.current("repair");

        PromptVersion edited =
                library.save("repair", GOOD.replace("Wrong", "Oh no"), "kinder", "ann");
        assertEquals(built, library.current("repair"), "saved is not adopted");
        library.adopt(edited);

        assertEquals(edited, library.current("repair"));
        assertEquals(built.hash(), edited.parent().orElseThrow());
        assertEquals("kinder", edited.note());
        assertEquals(Instant.parse("2026-01-02T03:04:05Z"), edited.at());
        assertEquals(List.of(built, edited), library.versions("repair"));
        assertEquals(edited, library.find("repair", edited.hash().substring(0, 6)).orElseThrow());
        assertTrue(library.find("repair", edited.hash().substring(0, 2)).isEmpty());

        // the same text again is the same version; back to the built-in one is one step
        assertEquals(edited, library.save("repair", edited.text(), "again", "bob"));
        library.adopt(library.save("repair", GOOD, "back", "ann"));
        assertEquals(built, library.current("repair"));

        // another process, or a newer program with another built-in text, still finds the versions
        Files.writeString(folder.resolve("repair.md"), GOOD.replace("Form:", "The form:"));
        PromptLibrary newer = library(folder, versions);
        assertTrue(newer.find("repair", edited.hash()).isPresent());
        assertTrue(newer.current("repair").text().contains("The form:"));
    }

    @Test
    void aMistakeIsRefusedBeforeAnythingIsSaved(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("repair.md"), GOOD);
        PromptLibrary library = library(folder, PromptVersions.inMemory());

        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                library.save(
                                        "repair", GOOD.replace("{{form}}", "{{fomr}}"), "", "ann"));

        assertTrue(String.valueOf(e.getMessage()).contains("line 12"), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains("fomr"), e.getMessage());
        assertEquals(1, library.versions("repair").size());
        assertThrows(IllegalArgumentException.class, () -> library.save("repare", GOOD, "", "ann"));
    }

    private static PromptLibrary library(Path folder, PromptVersions versions) {
        return new PromptLibrary(
                folder,
                versions,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    private static Arguments fault(String name, String text, int line, String says) {
        return arguments(name, text, line, says);
    }
}
