package org.seki.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Outcome;
import org.seki.ui.fx.IterationRow.Proposal;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ReasoningCellTest {
    private static final String LAST = "Unknown operation \"nor_conv_5x5\".";

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** As a search ends an iteration, whose cell once told the last reply's fault twice. */
    @ParameterizedTest
    @CsvSource({
        "1, The reply held no valid architecture. %s, 0",
        "3, None of 3 replies held a valid architecture. The last: %s, 0",
        "1, %s, 0",
        "2, The evaluator found no finite score for 64-41414., 1"
    })
    void aFailureIsToldOnce(int replies, String sentence, int beside) throws Exception {
        String ending = sentence.formatted(LAST);
        List<String> told = texts(new ReasoningCell(failed(replies, ending), _ -> {}));
        assertThat(told.stream().filter(t -> t.contains(LAST))).hasSize(1);
        assertThat(told.stream().filter(ending::equals).filter(t -> !t.equals(LAST)))
                .hasSize(beside);
    }

    @Test
    void repliesThatWereWrongAlikeAreToldTogether() throws Exception {
        List<String> told =
                texts(new ReasoningCell(told(List.of("No.", LAST, LAST), LAST), _ -> {}));
        assertThat(told).contains("Attempt 1 rejected", "Attempts 2, 3 rejected", "No.");
        assertThat(told.stream().filter(LAST::equals)).hasSize(1);
    }

    private static ReasoningItem.Told failed(int replies, String sentence) {
        List<String> faults = new ArrayList<>();
        for (int attempt = 1; attempt < replies; attempt++) {
            faults.add("There is no genotype in the reply.");
        }
        faults.add(LAST);
        return told(faults, sentence);
    }

    private static ReasoningItem.Told told(List<String> faults, String sentence) {
        List<Proposal> attempts = new ArrayList<>();
        for (String fault : faults) {
            Reply reply = Reply.of("", "", "words");
            attempts.add(new Proposal(attempts.size() + 1, reply, Optional.of(fault)));
        }
        IterationRow row =
                new IterationRow(
                        4,
                        Stage.SELF_EVOLUTION,
                        Outcome.FAILED,
                        Optional.empty(),
                        List.of(),
                        attempts,
                        Optional.empty(),
                        Double.NaN,
                        Map.of(),
                        0,
                        false,
                        sentence);
        return new ReasoningItem.Told(row, Optional.empty(), true, false);
    }

    private static List<String> texts(ReasoningCell cell) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> texts((Parent) cell).toList()).get();
    }

    private static Stream<String> texts(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .flatMap(n ->
                        switch (n) {
                            case Text text -> Stream.of(text.getText());
                            case Label label -> Stream.of(label.getText());
                            case Parent inside -> texts(inside);
                            default -> Stream.empty();
                        });
    }
}
