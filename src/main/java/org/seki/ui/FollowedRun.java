package org.seki.ui;

import org.seki.search.Session;
import org.seki.ui.fx.EventPump;
import org.seki.ui.fx.RunFeed;

/**
 * A session and what the window knows of it.
 *
 * @param pump moves into the feed what happens
 */
record FollowedRun(Session session, RunFeed feed, EventPump pump) {
    /**
     * Folds all that was journaled before, so that panels are made and laid out once, for the run
     * as it is. Thousands of iterations take a while: not on the JavaFX thread, whose the feed is
     * from then on.
     */
    static FollowedRun of(Session session) {
        RunFeed feed = new RunFeed(session.settings());
        EventPump pump = new EventPump(feed);
        session.replay(pump);
        pump.drain();
        return new FollowedRun(session, feed, pump);
    }
}
