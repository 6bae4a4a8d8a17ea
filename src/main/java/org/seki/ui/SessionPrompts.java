package org.seki.ui;

import javafx.beans.value.ObservableValue;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Session;
import org.seki.search.Steering;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.prompts.AskingRun;

/** The open run as the prompts' screen sees it. */
record SessionPrompts(Session session, RunFeed feed) implements AskingRun {
    @Override
    public String name() {
        return session.settings().name();
    }

    @Override
    public ObservableValue<Boolean> alive() {
        return feed.stateProperty()
                .map(state ->
                        switch (state) {
                            case PREPARING, RUNNING, PAUSED -> true;
                            case STOPPED, FINISHED, FAILED -> false;
                        });
    }

    @Override
    public ObservableValue<Choice> strategist() {
        return feed.changes().strategistProperty();
    }

    @Override
    public void ask(Choice strategist) {
        session.control().steer(new Steering.Ask(strategist));
    }
}
