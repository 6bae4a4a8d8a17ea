package org.seki.ui.run;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.ui.fx.RunFeed;

/** A strip under the toolbar: what a health monitor said last, or how the run ended. */
final class Banner extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final RunFeed feed;
    private final Label head = new Label();
    private final Label text = new Label();
    private final BooleanProperty wanted = new SimpleBooleanProperty();

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
        close.setOnAction(_ -> wanted.set(false));
        getChildren().addAll(head, text, close);
        visibleProperty().bind(wanted);
        managedProperty().bind(wanted);
        feed.health()
                .addListener(
                        (ListChangeListener<SearchEvent.Health>)
                                change -> {
                                    while (change.next()) {
                                        if (change.wasAdded()) {
                                            spoke(feed.health().getLast());
                                        }
                                    }
                                });
        feed.stateProperty().addListener(_ -> ended());
        feed.endedProperty().addListener(_ -> ended());
    }

    private void spoke(SearchEvent.Health health) {
        tone(false, false);
        head.setText(health.monitor());
        text.setText(StatusBar.sentence(health));
        wanted.set(true);
    }

    private void ended() {
        RunState state = feed.stateProperty().get();
        boolean over =
                state == RunState.FINISHED || state == RunState.STOPPED || state == RunState.FAILED;
        if (!over) {
            if (feed.endedProperty().get().isEmpty()) {
                wanted.set(false);
            }
            return;
        }
        tone(state == RunState.FAILED, state == RunState.FINISHED);
        head.setText(
                switch (state) {
                    case FINISHED -> "Finished";
                    case STOPPED -> "Stopped";
                    default -> "Failed";
                });
        text.setText(feed.endedProperty().get().orElse("Everything evaluated is kept."));
        wanted.set(true);
    }

    private void tone(boolean bad, boolean good) {
        pseudoClassStateChanged(BAD, bad);
        pseudoClassStateChanged(GOOD, good);
    }
}
