package org.seki.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Scene;

/**
 * Makes and lays out the Run screen where nobody sees it, so that the first run is opened in two
 * thirds of the time: much of what that takes is loading what it needs. Takes a second or two on a
 * thread of its own, for nodes may be made on any while no window shows them; only a change of
 * theme has to wait.
 */
final class Rehearsal {
    private final Supplier<OpenRun> unseen;
    private CompletableFuture<?> over = CompletableFuture.completedFuture(null);

    /**
     * @param unseen makes a run that nobody sees
     */
    Rehearsal(Supplier<OpenRun> unseen) {
        this.unseen = unseen;
    }

    /**
     * On the JavaFX thread.
     *
     * @param room as wide and as high as the screen will be
     * @return what is not kept here: a run of thousands of iterations takes megabytes
     */
    CompletableFuture<OpenRun> start(Bounds room, List<String> sheets) {
        CompletableFuture<OpenRun> now = new CompletableFuture<>();
        over = now.thenRun(() -> {});
        Thread.ofPlatform()
                .daemon()
                .name("rehearsal")
                .priority(Thread.MIN_PRIORITY)
                .start(() -> now.completeAsync(() -> laidOut(room, sheets), Runnable::run));
        return now;
    }

    /** Does it now, or on the executor once the rehearsal under way is over. */
    void whenOver(Runnable what, Executor then) {
        if (over.isDone()) {
            what.run();
        } else {
            over.whenComplete((_, _) -> then.execute(what));
        }
    }

    private OpenRun laidOut(Bounds room, List<String> sheets) {
        OpenRun run = unseen.get();
        Scene scene = new Scene(run.view(), room.getWidth(), room.getHeight());
        scene.getStylesheets().setAll(sheets);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return run;
    }
}
