package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two texts of one graph are equal, two graphs are not. */
class CanonicalFormTest {
    private final DartsSpace darts = new DartsSpace();

    @ParameterizedTest
    @ValueSource(strings = {"darts", "nasnet", "fairdarts", "darts-rnn"})
    void numberingAndOrderOfInputsDoNotShow(String id) {
        SearchSpace space = Spaces.of(id).orElseThrow();
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            Architecture drawn = space.sample(random);
            List<Cell> cells = drawn.cells().stream().map(c -> renumber(c, random)).toList();
            Architecture same = new Architecture(space, cells);
            assertEquals(drawn.canonical(), same.canonical());
            assertEquals(drawn.canonical(), SharedData.read(space, same.genotype()).canonical());
        }
    }

    /** A random order of nodes in which each still follows its inputs, with shuffled edges. */
    private static Cell renumber(Cell cell, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, cell.inputs()).boxed().toList());
        while (order.size() < cell.inputs() + cell.nodes()) {
            List<Integer> ready =
                    IntStream.range(cell.inputs(), cell.inputs() + cell.nodes())
                            .boxed()
                            .filter(n -> !order.contains(n))
                            .filter(n ->
                                    cell.into(n).stream().allMatch(e -> order.contains(e.from())))
                            .toList();
            order.add(ready.get(random.nextInt(ready.size())));
        }
        List<Edge> edges = new ArrayList<>();
        for (int node : order) {
            List<Edge> into = new ArrayList<>(cell.into(node));
            Collections.shuffle(into, random);
            for (Edge e : into) {
                edges.add(new Edge(order.indexOf(e.from()), order.indexOf(node), e.operation()));
            }
        }
        List<Integer> concat = cell.concat().stream().map(order::indexOf).sorted().toList();
        return new Cell(cell.name(), cell.inputs(), cell.nodes(), edges, concat);
    }

    @ParameterizedTest
    @ValueSource(strings = {"darts", "nasnet", "fairdarts", "darts-rnn", "transnas-macro"})
    void aNeighbourIsMostlyAnotherFunction(String id) {
        SearchSpace space = Spaces.of(id).orElseThrow();
        RandomGenerator random = new Random(12);
        Architecture drawn = space.sample(random);
        List<Architecture> neighbours = space.neighbours(drawn);
        long other =
                neighbours.stream().filter(n -> !n.canonical().equals(drawn.canonical())).count();
        assertEquals(1.0, (double) other / neighbours.size(), 0.1);
    }

    /** Node 3 reads node 2 twice over; or a second node that computes the same. */
    @Test
    void aSharedNodeIsNotTwoEqualOnes() {
        String twins =
                "('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ";
        Architecture shared =
                read(twins + "('sep_conv_3x3', 2), ('none', 0), ('skip_connect', 2), ('none', 0)");
        Architecture apart =
                read(twins + "('sep_conv_3x3', 2), ('none', 0), ('skip_connect', 3), ('none', 0)");
        Architecture mirrored =
                read(twins + "('none', 0), ('sep_conv_3x3', 3), ('skip_connect', 3), ('none', 1)");
        assertNotEquals(shared.canonical(), apart.canonical());
        assertEquals(shared.canonical(), mirrored.canonical());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // an edge that carries nothing may come from anywhere
                "('none', 0), ('sep_conv_3x3', 1) | ('sep_conv_3x3', 1), ('none', 0)",
                "('skip_connect', 1), ('none', 0) | ('none', 0), ('skip_connect', 1)"
            })
    void orderDoesNotShow(String one, String other) {
        String rest =
                ", ('sep_conv_3x3', 0), ('sep_conv_3x3', 2), ('none', 0), ('dil_conv_3x3', 1),"
                        + " ('skip_connect', 0), ('sep_conv_5x5', 1)";
        assertEquals(read(one + rest).canonical(), read(other + rest).canonical());
    }

    @Test
    void whatComesFromNothingIsNothing() {
        String dead = "('none', 0), ('none', 1), ";
        String rest =
                ", ('none', 0), ('dil_conv_3x3', 1), ('skip_connect', 0), ('sep_conv_5x5', 1)";
        Architecture skipped = read(dead + "('skip_connect', 2), ('sep_conv_3x3', 0)" + rest);
        Architecture pooled = read(dead + "('sep_conv_3x3', 0), ('max_pool_3x3', 2)" + rest);
        Architecture convolved = read(dead + "('sep_conv_3x3', 0), ('dil_conv_3x3', 2)" + rest);
        assertEquals(skipped.canonical(), pooled.canonical());
        assertNotEquals(skipped.canonical(), convolved.canonical());
    }

    @Test
    void whatNobodyReadsDoesNotShow() {
        SearchSpace nasnet = new NasNetSpace();
        String form =
                "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('OPERATION', 0),"
                        + " ('sep_conv_7x7', 1), ('skip_connect', 2), ('sep_conv_3x3', 0),"
                        + " ('skip_connect', 2), ('sep_conv_3x3', 1), ('skip_connect', 4),"
                        + " ('sep_conv_3x3', 5)], normal_concat=[6], reduce=[('sep_conv_3x3', 0),"
                        + " ('sep_conv_3x3', 1), ('skip_connect', 2), ('sep_conv_3x3', 0),"
                        + " ('skip_connect', 2), ('sep_conv_3x3', 0), ('skip_connect', 2),"
                        + " ('sep_conv_3x3', 1), ('skip_connect', 4), ('sep_conv_3x3', 5)],"
                        + " reduce_concat=range(2, 7))";
        Architecture one = SharedData.read(nasnet, form.replace("OPERATION", "max_pool_3x3"));
        Architecture other = SharedData.read(nasnet, form.replace("OPERATION", "conv_7x1_1x7"));
        assertEquals(one.canonical(), other.canonical());
    }

    private Architecture read(String normal) {
        return SharedData.read(
                darts,
                "Genotype(normal=[%s], normal_concat=range(2, 6), reduce=[%s], reduce_concat=range(2, 6))"
                        .formatted(normal, normal));
    }
}
