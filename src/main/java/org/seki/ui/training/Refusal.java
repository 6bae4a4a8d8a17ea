package org.seki.ui.training;

import java.io.IOException;
import java.util.Optional;
import org.seki.data.DataRefused;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.seki.training.TrainingDiverged;
import org.seki.training.TrainingRefused;

/** What went wrong, where, and what to do next. */
public record Refusal(String message, String where, String next) {
    /** Empty for a fault of the program. */
    static Optional<Refusal> of(Exception e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case SearchRefused r -> Optional.of(new Refusal(message, r.where(), r.next()));
            case TrainingRefused r -> Optional.of(new Refusal(r.sentence(), r.where(), r.next()));
            case DataRefused r -> Optional.of(new Refusal(message, r.where(), r.next()));
            case TrainingDiverged _ ->
                    Optional.of(
                            new Refusal(message, "Learning rate, Clip", "Then start it again."));
            case IllegalArgumentException _ ->
                    Optional.of(new Refusal(message, "Set up", "Correct this, then start."));
            case JournalException _ -> Optional.of(new Refusal(message, "Workspace", ""));
            case IOException _ ->
                    Optional.of(
                            new Refusal(
                                    message,
                                    "Workspace",
                                    "Make room or allow writing there; Resume goes on."));
            default -> Optional.empty();
        };
    }
}
