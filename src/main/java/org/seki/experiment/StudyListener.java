package org.seki.experiment;

import java.util.List;
import org.seki.evaluation.Progress;

/** Hears a study and stops it. Called on the thread that runs it; must return at once. */
public interface StudyListener {
    /** Trials that are played and kept, at first those kept from before. */
    void played(List<Trial> trials);

    void progress(Progress progress);

    /** Asked often, from every thread that plays; stops the study within a second. */
    boolean cancelled();
}
