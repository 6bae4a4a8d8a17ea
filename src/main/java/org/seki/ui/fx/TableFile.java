package org.seki.ui.fx;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TableReading;

/**
 * The benchmark table that a person chose: read off the JavaFX thread, with progress, and dropped
 * half way when another is chosen. Used on the JavaFX thread; needs no toolkit.
 */
public final class TableFile {
    /** Where the reading stands. */
    public sealed interface State {
        /** No file is chosen. */
        record None() implements State {}

        record Reading(Path file, Progress progress) implements State {}

        /**
         * @param holes by data set, what a search on it would miss; none for most
         */
        record Read(Path file, BenchmarkTable table, Map<String, String> holes) implements State {
            public Read {
                holes = Map.copyOf(holes);
            }
        }

        /**
         * @param sentence row, column, and what was expected there
         */
        record Refused(Path file, String sentence) implements State {}
    }

    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.None());
    private Reader reader = new Reader();

    /**
     * @param background for reading
     * @param fx the JavaFX thread
     */
    public TableFile(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The table, once it is read. */
    public Optional<State.Read> read() {
        return state.get() instanceof State.Read read ? Optional.of(read) : Optional.empty();
    }

    /** Reads this file; a reading that goes on is dropped. */
    public void choose(Path file) {
        reader.dropped = true;
        reader = new Reader();
        Reader own = reader;
        state.set(new State.Reading(file, new Progress("Reading the table", 0, Optional.empty())));
        background.execute(() -> own.read(file));
    }

    /** Drops the reading. */
    public void cancel() {
        reader.dropped = true;
        if (state.get() instanceof State.Reading) {
            state.set(new State.None());
        }
    }

    private final class Reader implements Monitor {
        private volatile boolean dropped;
        private volatile Path file = Path.of("");

        void read(Path chosen) {
            file = chosen;
            try {
                show(
                        switch (BenchmarkTable.read(chosen, this)) {
                            case TableReading.Read read -> described(read.table());
                            case TableReading.Fault fault ->
                                    new State.Refused(chosen, fault.sentence());
                        });
            } catch (CancellationException e) {
                // whoever dropped it shows something else
            }
        }

        private State described(BenchmarkTable table) {
            Map<String, String> holes = new HashMap<>();
            for (TableDataSet dataSet : table.dataSets()) {
                check();
                table.holes(dataSet).ifPresent(h -> holes.put(dataSet.name(), h));
            }
            return new State.Read(file, table, holes);
        }

        private void show(State now) {
            fx.execute(() -> {
                if (!dropped) {
                    state.set(now);
                }
            });
        }

        @Override
        public boolean cancelled() {
            return dropped;
        }

        @Override
        public void progress(Progress progress) {
            show(new State.Reading(file, progress));
        }

        @Override
        public void sample(Sample sample) {}
    }

    /** For people: space, rows and data sets of a table, a phrase each. */
    public static List<String> inWords(State.Read read) {
        BenchmarkTable table = read.table();
        long tested = table.dataSets().stream().filter(d -> d.test().isPresent()).count();
        return List.of(
                table.space().title(),
                "%,d architectures, %,d distinct functions"
                        .formatted(table.architectures(), table.functions()),
                table.dataSets().isEmpty()
                        ? "tested only, nothing to search by"
                        : "%d data sets, %s"
                                .formatted(
                                        table.dataSets().size(),
                                        tested == 0
                                                ? "no test metric"
                                                : tested + " with a test metric"),
                "%d columns".formatted(table.columns().size()));
    }
}
