package org.seki.ui.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.seki.strategist.ManualDesk.Sheet;
import org.seki.strategist.Stage;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Outcome;
import org.seki.ui.fx.RunFeed;

/** The feed's iterations, newest first, as the reasoning panel shows them. */
public final class ReasoningViewModel {
    /** Which iterations are shown. */
    public enum Show {
        ALL("All"),
        IMPROVED("Improved"),
        REJECTED("Rejected");

        private final String text;

        Show(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        boolean test(IterationRow row) {
            return switch (this) {
                case ALL -> true;
                case IMPROVED -> row.improved();
                case REJECTED -> row.repaired() || row.outcome() == Outcome.FAILED;
            };
        }
    }

    private final RunFeed feed;
    private final ObservableList<ReasoningItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.ALL);
    private final Correspondence correspondence;
    private final StringProperty reply = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper copied = new ReadOnlyBooleanWrapper();
    private String sent = "";
    private final Command copyPrompt;
    private final Command useReply;

    public ReasoningViewModel(RunFeed feed, Correspondence correspondence) {
        this.feed = feed;
        this.correspondence = correspondence;
        BooleanBinding asked =
                Bindings.createBooleanBinding(
                        () -> feed.sheetProperty().get().isPresent(), feed.sheetProperty());
        copyPrompt = new Command("Copy prompt", "Shortcut+Shift+C", asked, this::copy);
        useReply =
                new Command(
                        "Use reply",
                        "Shortcut+ENTER",
                        Bindings.createBooleanBinding(
                                () -> asked.get() && !reply.get().isBlank(), asked, reply),
                        this::use);
        feed.sheetProperty().addListener((_, _, now) -> asked(now));
        feed.iterations().addListener((ListChangeListener<IterationRow>) this::changed);
        feed.selectedProperty().addListener((_, before, now) -> selectionMoved(before, now));
        feed.writingProperty().addListener((_, _, now) -> writing(now));
        show.addListener(_ -> fill());
        fill();
    }

    public ObjectProperty<Show> showProperty() {
        return show;
    }

    public RunFeed feed() {
        return feed;
    }

    /** What a person does for the strategist {@code manual}. */
    public List<Command> commands() {
        return List.of(copyPrompt, useReply);
    }

    Command copyPrompt() {
        return copyPrompt;
    }

    Command useReply() {
        return useReply;
    }

    /** The reply being typed or pasted. */
    StringProperty replyProperty() {
        return reply;
    }

    /** Whether the prompt that waits was copied. */
    ReadOnlyBooleanProperty copiedProperty() {
        return copied.getReadOnlyProperty();
    }

    Correspondence correspondence() {
        return correspondence;
    }

    /** Whether somebody was asked in words in this iteration. */
    boolean asked(IterationRow row) {
        return row.stage() != Stage.INITIAL
                && (row.usage().calls() > 0
                        || feed.changes().strategistProperty().get().kind().equals("manual"));
    }

    private void copy() {
        feed.sheetProperty()
                .get()
                .ifPresent(sheet -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(sheet.prompt());
                    Clipboard.getSystemClipboard().setContent(content);
                    copied.set(true);
                });
    }

    private void use() {
        sent = reply.get();
        reply.set("");
        correspondence.answer(sent);
    }

    /** A reply that was wrong comes back, to be corrected or replaced. */
    private void asked(Optional<Sheet> sheet) {
        copied.set(false);
        if (sheet.flatMap(Sheet::fault).isPresent() && reply.get().isBlank()) {
            reply.set(sent);
        }
    }

    ObservableList<ReasoningItem> items() {
        return items;
    }

    /** Where the selected iteration stands among the items; −1 when it is not shown. */
    int selectedPlace() {
        return feed.selected().map(r -> place(r.iteration())).orElse(-1);
    }

    /** Selects the iteration so many places further down. @return whether there is one */
    boolean selectBeside(int by) {
        int place = selectedPlace() + by;
        if (place < 0
                || place >= items.size()
                || !(items.get(place) instanceof ReasoningItem.Told told)) {
            return false;
        }
        feed.select(told.row().iteration());
        return true;
    }

    private void changed(ListChangeListener.Change<? extends IterationRow> change) {
        List<IterationRow> touched = new ArrayList<>();
        while (change.next()) {
            touched.addAll(change.getList().subList(change.getFrom(), change.getTo()));
        }
        if (touched.size() > 20) {
            fill();
        } else {
            touched.forEach(this::put);
        }
    }

    private void put(IterationRow row) {
        int place = place(row.iteration());
        if (!show.get().test(row)) {
            if (place >= 0) {
                items.remove(place);
            }
        } else if (place >= 0) {
            items.set(place, told(row));
        } else {
            items.add(isWriting() ? 1 : 0, told(row));
        }
    }

    private void selectionMoved(Optional<IterationRow> before, Optional<IterationRow> now) {
        before.flatMap(r -> feed.row(r.iteration())).ifPresent(this::again);
        now.ifPresent(this::again);
    }

    private void again(IterationRow row) {
        int place = place(row.iteration());
        ReasoningItem item = told(row);
        if (place >= 0 && !items.get(place).equals(item)) {
            items.set(place, item);
        }
    }

    private void writing(Optional<RunFeed.Writing> now) {
        if (isWriting()) {
            if (now.isPresent()) {
                items.set(0, new ReasoningItem.Writing(now.get()));
            } else {
                items.removeFirst();
            }
        } else {
            now.ifPresent(w -> items.addFirst(new ReasoningItem.Writing(w)));
        }
    }

    private void fill() {
        List<ReasoningItem> now = new ArrayList<>();
        feed.writingProperty().get().ifPresent(w -> now.add(new ReasoningItem.Writing(w)));
        for (IterationRow row : feed.iterations().reversed()) {
            if (show.get().test(row)) {
                now.add(told(row));
            }
        }
        items.setAll(now);
    }

    private ReasoningItem.Told told(IterationRow row) {
        boolean selected = feed.selected().map(s -> s.iteration() == row.iteration()).orElse(false);
        return new ReasoningItem.Told(row, feed.base(row), selected, asked(row));
    }

    private boolean isWriting() {
        return !items.isEmpty() && items.getFirst() instanceof ReasoningItem.Writing;
    }

    /** Newest first, so a descending search; iterations are added in ascending order. */
    private int place(int iteration) {
        int low = isWriting() ? 1 : 0;
        int high = items.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = ((ReasoningItem.Told) items.get(middle)).row().iteration();
            if (there == iteration) {
                return middle;
            }
            if (there > iteration) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
