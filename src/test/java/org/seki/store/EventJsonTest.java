package org.seki.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seki.search.SearchEvent;
import org.seki.space.NasBench201Space;
import org.seki.space.SearchSpace;

class EventJsonTest {
    private static final SearchSpace SPACE = new NasBench201Space();

    /** Parts were not timed apart then. */
    @Test
    void anEvaluationOfAnOlderVersionIsRead() throws Exception {
        String body =
                """
                {"iteration":3,"stage":"SELF_EVOLUTION","architecture":"%s",
                 "evaluation":{"score":61.5,"metrics":{"loss":1.5},"seconds":0.8,
                               "provenance":"supernet","test":null}}
                """
                        .formatted(SPACE.textbook().genotype());
        SearchEvent.Evaluated read =
                (SearchEvent.Evaluated) new EventJson(SPACE).read("evaluated", body);
        assertThat(read.evaluation().seconds()).isEqualTo(0.8);
        assertThat(read.evaluation().costs()).isEmpty();
        assertThat(read.evaluation().test()).isEmpty();
    }
}
