package org.seki;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.seki.evaluation.SealedTest;

/** The design's table of packages, held. */
@AnalyzeClasses(packages = "org.seki", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ARRAY = "ai.djl.ndarray.NDArray";

    @ArchTest static final ArchRule space = mayUse("space");

    @ArchTest static final ArchRule device = mayUse("device");

    @ArchTest static final ArchRule llm = mayUse("llm");

    @ArchTest static final ArchRule prompt = mayUse("prompt", "space");

    @ArchTest static final ArchRule data = mayUse("data", "device");

    @ArchTest static final ArchRule network = mayUse("network", "space", "device");

    @ArchTest
    static final ArchRule training = mayUse("training", "space", "network", "data", "device");

    @ArchTest static final ArchRule evaluation = mayUse("evaluation", "space");

    @ArchTest
    static final ArchRule zeroCost =
            mayUse(
                    "evaluation.zerocost",
                    "evaluation",
                    "space",
                    "network",
                    "training",
                    "data",
                    "device");

    @ArchTest
    static final ArchRule scratch =
            mayUse(
                    "evaluation.scratch",
                    "evaluation",
                    "space",
                    "network",
                    "training",
                    "data",
                    "device");

    @ArchTest
    static final ArchRule supernet =
            mayUse(
                    "evaluation.supernet",
                    "evaluation",
                    "evaluation.zerocost",
                    "space",
                    "network",
                    "training",
                    "data",
                    "device");

    @ArchTest static final ArchRule tabular = mayUse("evaluation.tabular", "evaluation", "space");

    @ArchTest static final ArchRule strategist = mayUse("strategist", "space", "prompt", "llm");

    @ArchTest
    static final ArchRule search = mayUse("search", "space", "evaluation", "strategist", "prompt");

    @ArchTest
    static final ArchRule store =
            mayUse("store", "space", "evaluation", "strategist", "prompt", "search", "device");

    @ArchTest
    static final ArchRule export =
            mayUse("export", "space", "network", "training", "evaluation", "strategist", "search");

    @ArchTest
    static final ArchRule experiment =
            mayUse(
                    "experiment",
                    "space",
                    "evaluation",
                    "evaluation.tabular",
                    "strategist",
                    "prompt",
                    "search",
                    "store");

    @ArchTest static final ArchRule terminal = strangers("cli", "ui");

    @ArchTest static final ArchRule window = strangers("ui", "cli");

    @ArchTest
    static final ArchRule panels =
            slices().matching(
                            "org.seki.ui.(graph|curves|reasoning|repository|prompts|experiments|training|history|settings)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true)
                    .because(
                            "ui.run puts the panels together; a panel that knows another cannot be read alone");

    @ArchTest
    static final ArchRule cycles =
            slices().matching("org.seki.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a reader must find a first page");

    @ArchTest
    static final ArchRule javafx = only("javafx..", "only the window draws", "org.seki.ui..");

    @ArchTest
    static final ArchRule djl =
            only(
                    "ai.djl..",
                    "native memory has an owner only where everyone knows its rules",
                    "org.seki.network..",
                    "org.seki.data..",
                    "org.seki.training..",
                    "org.seki.device..",
                    "org.seki.export..",
                    "org.seki.evaluation.supernet..",
                    "org.seki.evaluation.zerocost..",
                    "org.seki.evaluation.scratch..");

    @ArchTest
    static final ArchRule scalars =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.seki.network..", "org.seki.training..", "org.seki.evaluation..")
                    .should()
                    .callMethod(ARRAY, "mul", "java.lang.Number")
                    .orShould()
                    .callMethod(ARRAY, "div", "java.lang.Number")
                    .orShould()
                    .callMethod(ARRAY, "pow", "java.lang.Number")
                    .because(
                            "under a gradient they wrap a Java buffer that may be collected before backward reads it: use Tensors.scalar");

    @ArchTest
    static final ArchRule http =
            only("okhttp3..", "one way out to the network", "org.seki.llm..", "org.seki.data..");

    @ArchTest
    static final ArchRule sql =
            only("java.sql..", "one place knows the schema", "org.seki.store..");

    @ArchTest
    static final ArchRule sealed =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.seki.search..", "org.seki.strategist..", "org.seki.prompt..")
                    .should()
                    .callMethod(SealedTest.class, "open")
                    .allowEmptyShould(true)
                    .because(
                            "a search that can read the test metric reports a number nobody else will get");

    private static ArchRule only(String library, String because, String... packages) {
        return noClasses()
                .that(resideOutsideOfPackages(packages))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(because);
    }

    /**
     * Classes directly in this package may use themselves, these packages, and what is not ours.
     */
    private static ArchRule mayUse(String name, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(name), Stream.of(others))
                        .map(p -> "org.seki." + p)
                        .toArray(String[]::new);
        return classes()
                .that(resideInAPackage("org.seki." + name))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed).or(resideOutsideOfPackages("org.seki..")))
                .allowEmptyShould(true)
                .because("the table in the design says what " + name + " may use");
    }

    private static ArchRule strangers(String one, String other) {
        return noClasses()
                .that()
                .resideInAPackage("org.seki." + one + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.seki." + other + "..")
                .allowEmptyShould(true)
                .because("window and terminal are thin faces of one engine");
    }
}
