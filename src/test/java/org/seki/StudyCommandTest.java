package org.seki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;

class StudyCommandTest {
    @TempDir private Path folder;

    private Typed study(String... more) {
        String shared = System.getProperty("seki.shared");
        assumeTrue(shared != null, "needs -Dseki.shared=…/shared");
        String[] arguments = new String[more.length + 5];
        arguments[0] = "study";
        arguments[1] = "--table";
        arguments[2] = Path.of(shared, "data/nasbench201/nasbench201.csv").toString();
        arguments[3] = "--workspace";
        arguments[4] = folder.resolve("workspace").toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return new Terminal(folder).type(arguments);
    }

    @Test
    void printsWhatScriptsRelyOn() {
        Typed typed =
                study(
                        "--dataset",
                        "cifar10,cifar100",
                        "--strategist",
                        "textbook,random",
                        "--evaluations",
                        "2,1",
                        "--seeds",
                        "3",
                        "--json");
        assertThat(typed.exit()).as(typed.err()).isZero();
        JsonNode results = typed.json().get("results");
        assertThat(results).hasSize(8);
        JsonNode first = results.get(0);
        assertThat(first.get("strategist").asText()).isEqualTo("textbook");
        assertThat(first.get("dataset").asText()).isEqualTo("cifar10");
        assertThat(first.get("evaluations").asInt()).isEqualTo(1);
        assertThat(first.get("seeds").asInt()).isEqualTo(3);
        assertThat(first.get("mean").asDouble()).isBetween(94.36, 94.37);
        assertThat(first.get("sd").asDouble()).isBetween(0.0, 1e-6);
        assertThat(first.get("ci95").isArray()).isTrue();
        assertThat(first.get("ci95")).hasSize(2);
        assertThat(typed.json().get("comparisons")).hasSize(4);
        assertThat(typed.json().get("ceilings").get(1).get("optimum").asDouble())
                .isBetween(73.51, 73.52);
        Typed more =
                study(
                        "--dataset",
                        "cifar10",
                        "--seeds",
                        "4",
                        "--strategist",
                        "textbook,random",
                        "--evaluations",
                        "1");
        assertThat(more.out()).contains("6 trials were played before", "4 seeds");
    }

    @Test
    void badInputIsRefusedInASentence() {
        Typed typed = study("--dataset", "cifar1", "--json");
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.error().get("message").asText()).contains("cifar1", "cifar10");
        assertThat(study("--dataset", "cifar10", "--strategist", "satistical").err())
                .contains("satistical");
        assertThat(study("--dataset", "cifar10", "--evaluations", "many").exit()).isEqualTo(2);
        assertThat(folder.resolve("workspace")).doesNotExist();
    }
}
