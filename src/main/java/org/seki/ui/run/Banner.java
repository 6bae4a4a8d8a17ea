package org.seki.ui.run;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.search.SearchEvent;
import org.seki.ui.fx.Capital;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.RunFeed;

/**
 * A strip under the toolbar for the one thing to know now: the search waits for a person, the run
 * has ended, or a health monitor spoke. Gone when dismissed or no longer so.
 */
final class Banner extends HBox {
    /** A health monitor's word is shown for so many iterations. */
    private static final int FRESH = 3;

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final RunFeed feed;
    private final Label head = new Label();
    private final Label text = new Label();
    private @Nullable Note dismissed;
    private @Nullable Note notice;

    private record Note(String head, String text, Tone tone) {}

    Banner(RunFeed feed) {
        this.feed = feed;
        getStyleClass().add("banner");
        head.getStyleClass().add("strong");
        head.setMinWidth(USE_PREF_SIZE);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText("Dismiss");
        close.setOnAction(_ -> dismiss());
        getChildren().addAll(head, text, close);
        managedProperty().bind(visibleProperty());
        InvalidationListener again = _ -> show();
        feed.troubleProperty().addListener(again);
        feed.stateProperty().addListener(again);
        feed.endedProperty().addListener(again);
        feed.health().addListener(again);
        feed.iterations().addListener(again);
        show();
    }

    /** Why something a person asked for was not done; shown until dismissed. */
    void notice(String sentence) {
        notice = new Note("Not done", sentence, Tone.BAD);
        show();
    }

    private void dismiss() {
        if (notice != null) {
            notice = null;
        } else {
            dismissed = note().orElse(null);
        }
        show();
    }

    private void show() {
        Optional<Note> note = note().filter(n -> !n.equals(dismissed));
        setVisible(note.isPresent());
        note.ifPresent(n -> {
            head.setText(n.head());
            text.setText(n.text());
            pseudoClassStateChanged(BAD, n.tone() == Tone.BAD);
            pseudoClassStateChanged(GOOD, n.tone() == Tone.GOOD);
        });
    }

    private Optional<Note> note() {
        Optional<Note> trouble =
                feed.troubleProperty()
                        .get()
                        .map(sentence -> new Note("Waiting for you", sentence, Tone.BAD));
        return Optional.ofNullable(notice).or(() -> trouble).or(this::ended).or(this::unhealthy);
    }

    private Optional<Note> ended() {
        String why = feed.endedProperty().get().orElse("Everything that was evaluated is kept.");
        return switch (feed.stateProperty().get()) {
            case FINISHED -> Optional.of(new Note("Finished", why, Tone.GOOD));
            case STOPPED -> Optional.of(new Note("Stopped", why, Tone.ATTENTION));
            case FAILED -> Optional.of(new Note("Failed", why, Tone.BAD));
            case PREPARING, RUNNING, PAUSED -> Optional.empty();
        };
    }

    private Optional<Note> unhealthy() {
        if (feed.health().isEmpty() || feed.iterations().isEmpty()) {
            return Optional.empty();
        }
        SearchEvent.Health last = feed.health().getLast();
        int now = feed.iterations().getLast().iteration();
        return now - last.iteration() > FRESH
                ? Optional.empty()
                : Optional.of(
                        new Note(
                                Capital.first(last.monitor()),
                                StatusBar.sentence(last),
                                Tone.ATTENTION));
    }
}
