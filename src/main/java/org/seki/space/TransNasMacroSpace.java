package org.seki.space;

import static org.seki.space.Operation.BASIC;
import static org.seki.space.Operation.BASIC_DOWN;
import static org.seki.space.Operation.BASIC_WIDE;
import static org.seki.space.Operation.BASIC_WIDE_DOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The skeleton-level space of TransNAS-Bench-101 (Duan et al. 2021): 4 to 6 modules of two residual
 * blocks, 1 to 4 of which halve the image and 1 to 3 of which double the channels; 3,256
 * architectures. Written {@code 64-111114-basic}: base channels, one digit a module (1 as it is, 2
 * channels doubled, 3 image halved, 4 both), and the block. One edit changes, adds or removes a
 * module.
 */
public record TransNasMacroSpace() implements SearchSpace {
    private static final int FEWEST = 4;
    private static final int MOST = 6;
    private static final String BEFORE = "64-";
    private static final String AFTER = "-basic";
    private static final List<Operation> OPERATIONS =
            List.of(BASIC, BASIC_WIDE, BASIC_DOWN, BASIC_WIDE_DOWN);

    /** The digits of all architectures, by number of modules, then ascending. */
    private static final List<String> CODES =
            IntStream.rangeClosed(FEWEST, MOST)
                    .boxed()
                    .flatMap(TransNasMacroSpace::codes)
                    .filter(TransNasMacroSpace::valid)
                    .toList();

    private static Stream<String> codes(int modules) {
        return modules == 0
                ? Stream.of("")
                : codes(modules - 1).flatMap(c -> Stream.of(c + "1", c + "2", c + "3", c + "4"));
    }

    private static boolean valid(String code) {
        long halvings = code.chars().filter(c -> c == '3' || c == '4').count();
        long doublings = code.chars().filter(c -> c == '2' || c == '4').count();
        return code.length() >= FEWEST
                && code.length() <= MOST
                && halvings >= 1
                && halvings <= 4
                && doublings >= 1
                && doublings <= 3;
    }

    @Override
    public String id() {
        return "transnas-macro";
    }

    @Override
    public String title() {
        return "TransNAS-Bench-101 macro";
    }

    @Override
    public List<Operation> operations() {
        return OPERATIONS;
    }

    /** 63 classes of scenes, 256 × 256 pixels, two blocks a module. */
    @Override
    public NetworkShape paperShape() {
        return new NetworkShape(64, 2, 63, 3, 256);
    }

    @Override
    public String network(NetworkShape shape) {
        return "%d channels, modules of %d blocks, %s"
                .formatted(shape.channels(), shape.cells(), shape.classesAndImage());
    }

    @Override
    public GenotypeReading read(String text) {
        return GenotypeText.read(text, this::readModules);
    }

    private Architecture readModules(GenotypeText text) throws Misread {
        text.take(BEFORE, () -> BEFORE + " and then the modules");
        int position = text.position();
        StringBuilder code = new StringBuilder();
        while (code.length() < FEWEST || (code.length() < MOST && !text.sees(AFTER))) {
            int module = code.length() + 1;
            code.append(
                    text.digit(
                            1,
                            OPERATIONS.size(),
                            () ->
                                    "module %d: 1, 2, 3, 4%s"
                                            .formatted(
                                                    module,
                                                    module > FEWEST ? " or " + AFTER : "")));
        }
        text.take(AFTER);
        if (!valid(code.toString())) {
            throw new Misread(
                    position,
                    "\"" + code + "\"",
                    "1 to 4 modules that halve the image (3, 4) and 1 to 3 that double the"
                            + " channels (2, 4)",
                    NearestName.of(code.toString(), CODES));
        }
        return of(code.toString());
    }

    @Override
    public String print(Architecture architecture) {
        return BEFORE + code(architecture) + AFTER;
    }

    /** No two of them are one function. */
    @Override
    public String canonical(Architecture architecture) {
        return print(architecture);
    }

    @Override
    public Architecture sample(RandomGenerator random) {
        return of(CODES.get(random.nextInt(CODES.size())));
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        return neighbours(code(architecture)).stream().map(this::of).toList();
    }

    private static List<String> neighbours(String code) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i <= code.length(); i++) {
            String before = code.substring(0, i);
            for (char module = '1'; module <= '4'; module++) {
                changed.add(before + module + code.substring(i));
                if (i < code.length()) {
                    changed.add(before + module + code.substring(i + 1));
                }
            }
            if (i < code.length()) {
                changed.add(before + code.substring(i + 1));
            }
        }
        return changed.stream()
                .distinct()
                .filter(TransNasMacroSpace::valid)
                .filter(other -> !other.equals(code))
                .toList();
    }

    /**
     * Levenshtein's distance of the modules, or now and then more, where the short ways lead
     * outside of the space.
     */
    @Override
    public int distance(Architecture a, Architecture b) {
        int steps = NearestName.distance(code(a), code(b));
        while (!reaches(code(a), code(b), steps)) {
            steps++;
        }
        return steps;
    }

    private static boolean reaches(String from, String to, int steps) {
        return from.equals(to)
                || (steps >= NearestName.distance(from, to)
                        && neighbours(from).stream().anyMatch(n -> reaches(n, to, steps - 1)));
    }

    @Override
    public Diagnosis diagnose(Architecture architecture, NetworkShape shape) {
        return Diagnosis.of(architecture, TransNasSkeleton.macro(modules(architecture), shape));
    }

    /** By module, what it changes; {@code absent} after the last. */
    @Override
    public List<Feature> features(Architecture architecture) {
        List<Operation> modules = modules(architecture);
        return IntStream.range(0, MOST)
                .mapToObj(i ->
                        new Feature(
                                "module " + (i + 1),
                                i < modules.size() ? modules.get(i).text() : "absent"))
                .toList();
    }

    /** ResNet-18: four modules, each but the first twice as wide and half as large. */
    @Override
    public Architecture textbook() {
        return of("1444");
    }

    @Override
    public Optional<Stream<Architecture>> every() {
        return Optional.of(CODES.stream().map(this::of));
    }

    private Architecture of(String code) {
        List<Edge> edges =
                IntStream.range(0, code.length())
                        .mapToObj(i -> new Edge(i, i + 1, OPERATIONS.get(code.charAt(i) - '1')))
                        .toList();
        return new Architecture(
                this, List.of(new Cell("macro", 1, code.length(), edges, List.of(code.length()))));
    }

    private static List<Operation> modules(Architecture architecture) {
        return architecture.cells().getFirst().edges().stream().map(Edge::operation).toList();
    }

    private static String code(Architecture architecture) {
        return modules(architecture).stream()
                .map(module -> String.valueOf(OPERATIONS.indexOf(module) + 1))
                .collect(Collectors.joining());
    }
}
