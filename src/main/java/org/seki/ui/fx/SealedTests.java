package org.seki.ui.fx;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.seki.evaluation.SealedTest;

/** The test metrics of a run, readable once its journal says that the seal is broken. */
final class SealedTests {
    private final Map<Integer, SealedTest> tests = new HashMap<>();
    private final ReadOnlyBooleanWrapper unsealed = new ReadOnlyBooleanWrapper();

    void put(int iteration, SealedTest test) {
        tests.put(iteration, test);
    }

    void unseal() {
        unsealed.set(true);
    }

    ReadOnlyBooleanProperty unsealedProperty() {
        return unsealed.getReadOnlyProperty();
    }

    boolean any() {
        return !tests.isEmpty();
    }

    OptionalDouble of(int iteration) {
        SealedTest test = tests.get(iteration);
        return test == null || !unsealed.get()
                ? OptionalDouble.empty()
                : OptionalDouble.of(test.open());
    }
}
