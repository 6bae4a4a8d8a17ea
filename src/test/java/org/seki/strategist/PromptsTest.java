package org.seki.strategist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.prompt.Names;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersions;
import org.seki.prompt.Reading;
import org.seki.prompt.ReplyParser;
import org.seki.prompt.SpaceText;
import org.seki.space.Architecture;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/** The prompts as they are sent, in every space, stage and manner. */
class PromptsTest {
    private static final PromptLibrary LIBRARY =
            new PromptLibrary(Path.of("prompts"), PromptVersions.inMemory(), Clock.systemUTC());
    private static final StatisticalStrategist STATISTICS = new StatisticalStrategist();

    /** Whose published texts hold operations by name. */
    static Stream<SearchSpace> named() {
        return Stream.of("darts", "nasbench201").map(id -> Spaces.of(id).orElseThrow());
    }

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everyTurnIsCompleteInEveryManner(SearchSpace space) {
        for (Manner manner : Manner.values()) {
            for (boolean statistics : new boolean[] {false, true}) {
                Asking asking = new Asking(manner, statistics, OptionalLong.empty(), Map.of());
                for (Stage stage : List.of(Stage.SELF_EVOLUTION, Stage.KNOWLEDGE_INSPIRATION)) {
                    for (int known : new int[] {1, 9}) {
                        Context context = context(space, stage, known);
                        Prompter prompter = prompter(asking, context);
                        for (Question q :
                                List.of(
                                        prompter.system(),
                                        prompter.opening(),
                                        prompter.refinement(),
                                        prompter.again(invalid(space, "nothing at all")),
                                        prompter.again(repeated(context)))) {
                            assertFalse(q.text().contains("{{"), q.text());
                            assertFalse(q.text().contains("Optional["), q.text());
                            assertFalse(q.text().contains("NaN"), q.text());
                            assertFalse(q.text().contains("\n\n\n\n"), q.text());
                            assertEquals(12, q.version().length());
                        }
                        assertEquals(
                                statistics && known == 9,
                                prompter.opening().text().contains("statistical model believes"));
                    }
                }
            }
        }
    }

    /** A model that repeats the example, the form or the textbook cell must not be served it. */
    @ParameterizedTest
    @MethodSource("spaces")
    void theSystemPromptShowsAFormThatReadsAndNoGoodArchitecture(SearchSpace space) {
        String system =
                prompter(Asking.USUAL, context(space, Stage.SELF_EVOLUTION, 1)).system().text();

        Reading.Parsed example =
                assertInstanceOf(
                        Reading.Parsed.class, new ReplyParser().read(space, system), system);
        assertFalse(system.contains(space.textbook().genotype()));
        assertFalse(
                example.architecture().canonical().equals(space.textbook().canonical()), system);
        assertTrue(system.contains(space.operations().getLast().text()));
    }

    /** Where an input was changed, an edge went and another came. */
    @Test
    void dartsNeverOffersNone() {
        SearchSpace darts = Spaces.of("darts").orElseThrow();
        Architecture before = darts.textbook();
        Architecture after =
                darts.neighbours(before).stream()
                        .filter(n ->
                                new Evidence(
                                                context(darts, Stage.SELF_EVOLUTION, 1),
                                                new SpaceText(darts, Names.published()),
                                                List.of())
                                        .changes(before, n)
                                        .contains("no edge"))
                        .findFirst()
                        .orElseThrow();
        Known parent = new Known(1, before, 60, Map.of(), false, false);
        Known child = new Known(2, after, 61, Map.of(), false, false);
        Context context =
                new Context(
                        darts,
                        Stage.SELF_EVOLUTION,
                        3,
                        Optional.of(child),
                        List.of(),
                        List.of(parent, child),
                        List.of(new Step(2, Stage.SELF_EVOLUTION, parent, child)),
                        List.of());
        Prompter prompter = prompter(Asking.USUAL, context);

        assertFalse(prompter.system().text().contains("`none`"));
        assertFalse(prompter.refinement().text().contains("none"));
        String opening = prompter.opening().text();
        assertFalse(opening.contains("none"), opening);
        assertTrue(opening.contains("→ no edge"), opening);
    }

    @ParameterizedTest
    @MethodSource("named")
    void aMaskedPromptHoldsNoPublishedName(SearchSpace space) {
        Asking masked = new Asking(Manner.TWO_TURNS, true, OptionalLong.of(5), Map.of());
        for (Stage stage : List.of(Stage.SELF_EVOLUTION, Stage.KNOWLEDGE_INSPIRATION)) {
            Context context = context(space, stage, 9);
            Prompter prompter = prompter(masked, context);
            String bad = space.textbook().genotype().replaceFirst("conv_3x3", "conv_4x4");
            for (Question q :
                    List.of(
                            prompter.system(),
                            prompter.opening(),
                            prompter.refinement(),
                            prompter.again(invalid(space, bad)),
                            prompter.again(repeated(context)))) {
                for (Operation operation : space.operations()) {
                    String name = operation.text();
                    String where =
                            operation == Operation.NONE ? "[`|'→] ?none\\b" : "\\b" + name + "\\b";
                    assertFalse(
                            java.util.regex.Pattern.compile(where).matcher(q.text()).find(),
                            name + " in " + q.text());
                }
                assertFalse(q.text().contains(space.title()), q.text());
            }
            String genotype =
                    prompter.names().shown(context.evaluated().getLast().architecture().genotype());
            assertTrue(genotype.contains("op_"));
            assertEquals(
                    context.evaluated().getLast().architecture().genotype(),
                    prompter.names().real(genotype));
        }
    }

    /** Also where operations are named in positions, or in the genotype by numbers alone. */
    @ParameterizedTest
    @MethodSource("spaces")
    void noSpaceLeaksAnOperationsNameThroughTheMask(SearchSpace space) {
        for (Manner manner : Manner.values()) {
            Asking masked = new Asking(manner, true, OptionalLong.of(11), Map.of());
            for (Stage stage : List.of(Stage.SELF_EVOLUTION, Stage.KNOWLEDGE_INSPIRATION)) {
                Context context = context(space, stage, 9);
                Prompter prompter = prompter(masked, context);
                for (Question q :
                        List.of(
                                prompter.system(),
                                prompter.opening(),
                                prompter.refinement(),
                                prompter.again(invalid(space, "no architecture")),
                                prompter.again(repeated(context)))) {
                    for (Operation operation : space.operations()) {
                        if (operation != Operation.NONE) {
                            assertFalse(
                                    java.util.regex.Pattern.compile(
                                                    "\\b" + operation.text() + "\\b")
                                            .matcher(q.text())
                                            .find(),
                                    space.id() + ": " + operation.text() + " in " + q.text());
                        }
                    }
                }
            }
        }
    }

    @Test
    void tellsTheEvidence() {
        SearchSpace space = Spaces.of("nasbench201").orElseThrow();
        Known parent =
                known(
                        space,
                        1,
                        "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|",
                        55.123,
                        Map.of("accuracy", 55.123, "loss", 1.25, "parameters", 1e6));
        Known child =
                known(
                        space,
                        2,
                        "|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|",
                        71.5,
                        Map.of());
        Known best =
                known(
                        space,
                        3,
                        "|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|nor_conv_3x3~2|",
                        72,
                        Map.of());
        Context context =
                new Context(
                        space,
                        Stage.SELF_EVOLUTION,
                        4,
                        Optional.of(child),
                        List.of(),
                        List.of(parent, child, best),
                        List.of(new Step(2, Stage.SELF_EVOLUTION, parent, child)),
                        List.of());

        String prompt = prompter(Asking.USUAL, context).opening().text();

        for (String says :
                List.of(
                        "# Round 4",
                        "**71.5",
                        "- 0→3: nor_conv_3x3",
                        "    |none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|",
                        "Round 2, from 55.12 to 71.50",
                        "(+16.4): 0→3: skip_connect → nor_conv_3x3",
                        "The best so far, from round 3, has the score 72.00",
                        "0→3: nor_conv_3x3 → skip_connect: 55.12 (-16.4)",
                        "2→3: none → nor_conv_3x3: 72.00",
                        "M parameters",
                        "effective depth 1")) {
            assertTrue(prompt.contains(says), says + " is not in " + prompt);
        }
        assertTrue(
                prompter(
                                Asking.USUAL,
                                new Context(
                                        space,
                                        Stage.KNOWLEDGE_INSPIRATION,
                                        5,
                                        Optional.empty(),
                                        List.of(best, parent),
                                        List.of(parent, child, best),
                                        List.of(),
                                        List.of()))
                        .opening()
                        .text()
                        .contains("(accuracy 55.12, loss 1.250)"));
    }

    @Test
    void aDuplicateInOtherWordsIsToldSo() {
        SearchSpace space = Spaces.of("nasbench201").orElseThrow();
        // edges into a node that reaches no output make no difference
        Known known =
                known(
                        space,
                        3,
                        "|none~0|+|nor_conv_3x3~0|none~1|+|skip_connect~0|none~1|none~2|",
                        60,
                        Map.of());
        Reply reply =
                Reply.of("", "", "|none~0|+|nor_conv_1x1~0|none~1|+|skip_connect~0|none~1|none~2|");
        Context context = context(space, Stage.SELF_EVOLUTION, 5);

        String other =
                prompter(Asking.USUAL, context).again(new Attempt.Repeated(reply, known)).text();
        String same =
                prompter(Asking.USUAL, context)
                        .again(
                                new Attempt.Repeated(
                                        Reply.of("", "", known.architecture().genotype()), known))
                        .text();

        assertTrue(other.contains("computes the same function as one measured in round 3"), other);
        assertTrue(same.contains("was already measured in round 3: its score is 60.00"), same);
    }

    @Test
    void sectionsOfAReply() {
        ReplySections parts =
                ReplySections.of(
                        "Sure!\n## 1. Reasoning\nr\nr2\n\n**Strategy:**\ns\n### Architecture\n```\na\n```");
        assertEquals("Sure!\nr\nr2", parts.reasoning());
        assertEquals("s", parts.strategy());
        assertEquals("```\na\n```", parts.architecture());
        assertEquals("only this", ReplySections.of("only this").reasoning());
        assertEquals("", ReplySections.of("only this").strategy());
    }

    private static Prompter prompter(Asking asking, Context context) {
        return new Prompter(LIBRARY, asking, context, STATISTICS);
    }

    private static Attempt.Invalid invalid(SearchSpace space, String text) {
        Reading.Rejected no =
                assertInstanceOf(Reading.Rejected.class, new ReplyParser().read(space, text));
        return new Attempt.Invalid(Reply.of("", "", text), no);
    }

    private static Attempt.Repeated repeated(Context context) {
        Known known = context.evaluated().getFirst();
        return new Attempt.Repeated(Reply.of("", "", known.architecture().genotype()), known);
    }

    private static Known known(
            SearchSpace space,
            int iteration,
            String genotype,
            double score,
            Map<String, Double> metrics) {
        Reading.Parsed parsed =
                assertInstanceOf(Reading.Parsed.class, new ReplyParser().read(space, genotype));
        return new Known(iteration, parsed.architecture(), score, metrics, false, false);
    }

    static Context context(SearchSpace space, Stage stage, int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(count);
        List<Known> known = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Architecture architecture = space.sample(random);
        for (int i = 1; i <= count; i++) {
            known.add(
                    new Known(
                            i,
                            architecture,
                            60 + random.nextDouble() * 10,
                            Map.of("accuracy", 61.5),
                            i == 2,
                            false));
            if (i > 1) {
                steps.add(new Step(i, Stage.SELF_EVOLUTION, known.get(i - 2), known.get(i - 1)));
            }
            List<Architecture> near = space.neighbours(architecture);
            architecture = near.get(random.nextInt(near.size()));
        }
        boolean evolve = stage == Stage.SELF_EVOLUTION;
        return new Context(
                space,
                stage,
                count + 1,
                evolve ? Optional.of(known.getLast()) : Optional.empty(),
                evolve ? List.of() : known.subList(0, Math.min(4, count)),
                known,
                steps,
                List.of());
    }

    /** For people: {@code -Dseki.prompts.print=true} prints a conversation of each space. */
    @Test
    void prints() {
        if (Boolean.getBoolean("seki.prompts.print")) {
            for (SearchSpace space : Spaces.all()) {
                for (Stage stage : List.of(Stage.SELF_EVOLUTION, Stage.KNOWLEDGE_INSPIRATION)) {
                    Prompter p =
                            prompter(
                                    new Asking(
                                            Manner.TWO_TURNS, true, OptionalLong.empty(), Map.of()),
                                    context(space, stage, 9));
                    System.out.println(
                            p.system().text()
                                    + "\n=====\n"
                                    + p.opening().text()
                                    + "\n=====\n"
                                    + p.refinement().text());
                }
            }
        }
    }
}
