package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ugly genotypes. In each text ¦ stands before the character that is at fault. */
class GenotypeFaultTest {
    private static final String EDGES =
            "('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 0), ('sep_conv_3x3', 1),"
                    + " ('skip_connect', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
                    + " ('skip_connect', 2)";
    private static final String NORMAL = "Genotype(normal=[" + EDGES + "], ";
    private static final String ALL_BUT_END =
            NORMAL + "normal_concat=range(2, 6), reduce=[" + EDGES + "], reduce_concat=range(2, 6)";
    private static final String NOTHING = "";

    static List<Arguments> darts() {
        return List.of(
                arguments("¦", "the end of the text", "Genotype(", NOTHING),
                arguments(" \n\t ¦", "the end of the text", "Genotype(", NOTHING),
                arguments("¦genotype(normal=[", "\"genotype\"", "Genotype", "Genotype"),
                arguments("DARTS = ¦Genotypes(", "\"Genotypes\"", "Genotype", "Genotype"),
                arguments("¦__import__('os').system('ls')", "\"__import__\"", "Genotype", NOTHING),
                arguments("¦{\"normal\": []}", "\"{\"", "Genotype(", NOTHING),
                arguments("¦|nor_conv_3x3~0|+", "\"|\"", "Genotype(", NOTHING),
                arguments("Genotype¦[normal=[", "\"[\"", "\"(\"", NOTHING),
                arguments("Genotype(¦norml=[", "\"norml\"", "a part", "normal"),
                arguments("Genotype(¦reduction=[", "\"reduction\"", "a part", "reduce"),
                arguments("Genotype(¦[('sep_conv_3x3', 1)", "\"[\"", "a part", NOTHING),
                arguments("Genotype(¦\0normal=[", "\"\ufffd\"", "a part", NOTHING),
                arguments("Genotype(normal¦:[", "\":\"", "\"=\"", NOTHING),
                arguments("Genotype(normal=¦{", "\"{\"", "\"[\" or \"(\"", NOTHING),
                arguments("Genotype(normal=[¦'sep_conv_3x3', 1", "\"'\"", "a pair", NOTHING),
                arguments("Genotype(normal=[[¦['sep_conv_3x3'", "\"[\"", "in quotes", NOTHING),
                arguments(
                        "Genotype(normal=[(¦sep_conv_3x3, 1)",
                        "\"sep_conv_3x3\"",
                        "in quotes",
                        NOTHING),
                arguments("Genotype(normal=[(¦‘sep_conv_3x3’, 1)", "\"‘\"", "in quotes", NOTHING),
                edge(
                        "'¦sep_conv_3x', 1",
                        "\"sep_conv_3x\"",
                        "an operation, one of none, max_",
                        "sep_conv_3x3"),
                edge("'¦SepConv3x3', 1", "\"SepConv3x3\"", "an operation", "sep_conv_3x3"),
                edge("'¦sep conv 3x3', 1", "\"sep conv 3x3\"", "an operation", "sep_conv_3x3"),
                edge("'¦sep_conv_3x3 ', 1", "\"sep_conv_3x3 \"", "an operation", "sep_conv_3x3"),
                edge("'¦conv_3x3', 1", "\"conv_3x3\"", "an operation", "sep_conv_3x3"),
                edge("'¦maxpool', 1", "\"maxpool\"", "an operation", "max_pool_3x3"),
                edge("'¦identity', 1", "\"identity\"", "an operation", "skip_connect"),
                edge("'¦zero', 1", "\"zero\"", "an operation", "none"),
                edge("'¦sep_conv_7x7', 1", "\"sep_conv_7x7\"", "an operation", "sep_conv_3x3"),
                edge(
                        "'¦attention_with_heads', 1",
                        "\"attention_with_heads\"",
                        "an operation",
                        NOTHING),
                edge("'¦', 1", "\"'\"", "an operation", NOTHING),
                edge("'sep_conv_3x3¦\", 1", "\"\"\"", "the closing quote '", NOTHING),
                edge("'sep_conv_3x3¦, 1", "\",\"", "the closing quote '", NOTHING),
                edge("'sep_conv_3x3' ¦1", "\"1\"", "\",\"", NOTHING),
                edge("'sep_conv_3x3', ¦2", "2", "an input of node 2, from 0 to 1", NOTHING),
                edge("'sep_conv_3x3', ¦-1", "-1", "an input of node 2", NOTHING),
                edge("'sep_conv_3x3', ¦one", "\"one\"", "an input of node 2", NOTHING),
                edge("'sep_conv_3x3', ¦１", "\"１\"", "an input of node 2", NOTHING),
                edge("'sep_conv_3x3', 1¦.0", "\".\"", "\")\"", NOTHING),
                edge("'sep_conv_3x3', ¦99999999999999999999", "999999999999", "an input", NOTHING),
                edge("'sep_conv_3x3', 1¦]", "\"]\"", "\")\"", NOTHING),
                edge("'sep_conv_3x3', 1), ('skip_connect', ¦1", "input 1 again", "differ", NOTHING),
                edge("'sep_conv_3x3', 1),¦, ('skip_connect', 0", "\",\"", "a pair", NOTHING),
                edge("'sep_conv_3x3', 1) ¦('skip_connect', 0", "\"(\"", "\",\"", NOTHING),
                arguments(
                        "Genotype(normal=[('none', 0), ('none', 1)¦], normal_concat",
                        "\"]\"",
                        "8 elements, here are 2",
                        NOTHING),
                arguments(
                        "Genotype(normal=[" + EDGES + ", ¦('none', 0)]",
                        "\"(\"",
                        "\"]\" that closes the list of edges",
                        NOTHING),
                arguments(NORMAL + "¦normal=[", "\"normal\"", "a part", "normal_concat"),
                arguments(NORMAL + "normal_concat=¦2", "\"2\"", "\"[\" or \"(\"", NOTHING),
                arguments(
                        NORMAL + "normal_concat=¦range(2, 5)",
                        "range(2, 5)",
                        "range(2, 6)",
                        NOTHING),
                arguments(NORMAL + "normal_concat=¦[2, 3, 5]", "[2, 3, 5]", "range(2, 6)", NOTHING),
                arguments(NORMAL + "normal_concat=¦[]", "[]", "range(2, 6)", NOTHING),
                arguments(
                        NORMAL + "normal_concat=range(¦1, 6)", "1", "a node from 2 to 5", NOTHING),
                arguments(NORMAL + "normal_concat=range(2, ¦7)", "7", "an end up to 6", NOTHING),
                arguments(NORMAL + "normal_concat=range(2¦)", "\")\"", "\",\"", NOTHING),
                arguments(
                        NORMAL + "normal_concat=[2, 3, ¦3, 5]", "3", "a node from 4 to 5", NOTHING),
                arguments(NORMAL + "normal_concat=[5, ¦4]", "4", "nodes ascend", NOTHING),
                arguments(ALL_BUT_END + "¦", "the end of the text", "\")\"", NOTHING),
                arguments(ALL_BUT_END + ")¦)", "\")\"", "the end of the text", NOTHING),
                arguments(ALL_BUT_END + ") ¦is best", "\"is\"", "the end of the text", NOTHING),
                arguments(
                        "Genotype(normal=[(" + "¦" + "(".repeat(10_000),
                        "\"(\"",
                        "in quotes",
                        NOTHING));
    }

    private static Arguments edge(String edge, String found, String expected, String nearest) {
        return arguments("Genotype(normal=[(" + edge + "), ", found, expected, nearest);
    }

    @ParameterizedTest
    @MethodSource("darts")
    void dartsFaults(String marked, String found, String expected, String nearest) {
        check(new DartsSpace(), marked, found, expected, nearest);
    }

    static List<Arguments> nasBench201() {
        return List.of(
                arguments("¦", "the end of the text", "\"|\"", NOTHING),
                arguments("¦nor_conv_3x3~0|", "\"nor_conv_3x3\"", "\"|\"", NOTHING),
                arguments("|¦nor_conv3x3~0|", "\"nor_conv3x3\"", "an operation", "nor_conv_3x3"),
                arguments("|¦sep_conv_3x3~0|", "\"sep_conv_3x3\"", "an operation", "nor_conv_3x3"),
                arguments("|¦skip~0|", "\"skip\"", "an operation", "skip_connect"),
                arguments("|¦avgpool~0|", "\"avgpool\"", "an operation", "avg_pool_3x3"),
                arguments("|¦~0|", "\"~\"", "an operation", NOTHING),
                arguments("|none¦|", "\"|\"", "\"~0\"", NOTHING),
                arguments("|none~¦1|", "1", "input 0", NOTHING),
                arguments("|none~¦|", "\"|\"", "input 0", NOTHING),
                arguments("|none~0¦+", "\"+\"", "\"|\"", NOTHING),
                arguments("|none~0|¦|", "\"|\"", "\"+\" before node 2", NOTHING),
                arguments("|none~0|+|none~0|¦+", "\"+\"", "an operation", NOTHING),
                arguments("|none~0|+|none~¦1|none~0|", "1", "node 2 reads 0 to 1", NOTHING),
                arguments(
                        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|¦+|none~0|",
                        "\"+\"",
                        "the end of the text",
                        NOTHING));
    }

    @ParameterizedTest
    @MethodSource("nasBench201")
    void nasBench201Faults(String marked, String found, String expected, String nearest) {
        check(new NasBench201Space(), marked, found, expected, nearest);
    }

    private static void check(
            SearchSpace space, String marked, String found, String expected, String nearest) {
        GenotypeReading reading = space.read(marked.replace("¦", ""));
        if (!(reading instanceof GenotypeReading.Fault fault)) {
            throw new AssertionError("read without a fault: " + marked);
        }
        String sentence = fault.sentence();
        assertEquals(marked.indexOf('¦'), fault.position(), sentence);
        assertEquals(found, fault.found(), sentence);
        assertTrue(fault.expected().contains(expected), sentence);
        assertEquals(nearest, fault.nearest().orElse(NOTHING), sentence);
    }

    @Test
    void whatIsTooLongIsNotRead() {
        GenotypeReading reading = new DartsSpace().read(" ".repeat(GenotypeText.LONGEST + 1));
        assertEquals(
                "At character 20000: found 20001 characters, expected at most 20000.",
                ((GenotypeReading.Fault) reading).sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Genotype(normal=[EDGES],normal_concat=range(2,6),reduce=[EDGES],reduce_concat=range(2,6))",
                "Genotype(normal=[EDGES], normal_concat=[2, 3, 4, 5], reduce=[EDGES],"
                        + " reduce_concat=(2, 3, 4, 5))",
                "Genotype(\r\n  normal = [\r\n EDGES,\r\n ],\r\n\tnormal_concat = range(2, 6),"
                        + " # all\r\n reduce=(EDGES), reduce_concat=[2,3,4,5,],\r\n)\r\n",
                "\ufeffBEST_1=Genotype(reduce=[EDGES], reduce_concat=range(2, 6), normal=[EDGES],"
                        + " normal_concat=range(2,\u00a06))  "
            })
    void everyPublishedWayOfWritingIsRead(String form) {
        String expected = ALL_BUT_END + ")";
        String tight = EDGES.replace(" ", "");
        for (String edges :
                List.of(
                        EDGES,
                        tight,
                        EDGES.replace('(', '[').replace(')', ']'),
                        EDGES.replace('\'', '"'),
                        EDGES.replace(", (", ",\n  ("),
                        EDGES.replace("), (", "), # next\n("))) {
            String text = form.replace("EDGES", edges);
            assertEquals(expected, SharedData.read(new DartsSpace(), text).genotype());
        }
    }

    @Test
    void nasBench201IsReadWithBlanksBetween() {
        String text = "|none~0|+|none~0|skip_connect~1|+|none~0|none~1|nor_conv_3x3~2|";
        String wide = " " + text.replace("|", " | ").replace("+", "\n+\n").replace("~", " ~ ");
        assertEquals(text, SharedData.read(new NasBench201Space(), wide).genotype());
    }

    @ParameterizedTest
    @MethodSource("org.seki.space.Spaces#all")
    void noPrefixOfATextMakesTheReaderFail(SearchSpace space) {
        String text = space.textbook().genotype();
        for (int end = 0; end < text.length(); end++) {
            String prefix = text.substring(0, end);
            GenotypeReading reading = space.read(prefix);
            assertTrue(reading instanceof GenotypeReading.Fault, prefix);
            int position = ((GenotypeReading.Fault) reading).position();
            assertTrue(position <= end, prefix);
        }
    }

    @Test
    void theFaultOfTheFormThatWasMeantIsTold() {
        GenotypeReading cell = Spaces.read("|nor_conv_3x3~0|+|none~0|skip_conect~1|");
        assertTrue(((GenotypeReading.Fault) cell).sentence().contains("nearest: skip_connect"));
        GenotypeReading pair = Spaces.read("Genotype(normal=[('sep_conv_3', 1)");
        assertTrue(((GenotypeReading.Fault) pair).sentence().contains("nearest: sep_conv_3x3"));
    }
}
