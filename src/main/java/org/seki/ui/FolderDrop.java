package org.seki.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.seki.data.DataRefused;
import org.seki.data.Datasets;
import org.seki.ui.fx.Refusal;

/** A folder dropped on the window is the data set of what is set up there, if it is one. */
final class FolderDrop {
    private final Threads threads;
    private final Consumer<Path> taken;
    private final Consumer<Refusal> refused;

    /**
     * @param taken hears the folder of a data set
     * @param refused hears why it is none; both on the JavaFX thread
     */
    FolderDrop(Threads threads, Consumer<Path> taken, Consumer<Refusal> refused) {
        this.threads = threads;
        this.taken = taken;
        this.refused = refused;
    }

    void on(Node target) {
        target.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                        event.consume();
                    }
                });
        target.addEventHandler(
                DragEvent.DRAG_DROPPED,
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        dropped(event.getDragboard().getFiles());
                        event.setDropCompleted(true);
                        event.consume();
                    }
                });
    }

    void dropped(List<File> files) {
        Path first = files.getFirst().toPath();
        threads.background()
                .execute(() -> {
                    Runnable then;
                    try {
                        if (files.size() > 1) {
                            throw new DataRefused(
                                    "%d things were dropped at once".formatted(files.size()),
                                    first.toString(),
                                    "Drop one folder: that which holds the data set.");
                        }
                        Datasets.recognise(first);
                        then = () -> taken.accept(first);
                    } catch (DataRefused e) {
                        Refusal why =
                                new Refusal(
                                        "%s (%s).".formatted(e.getMessage(), e.where()),
                                        e.where(),
                                        e.next());
                        then = () -> refused.accept(why);
                    }
                    threads.fx().execute(then);
                });
    }
}
