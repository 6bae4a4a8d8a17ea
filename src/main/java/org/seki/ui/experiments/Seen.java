package org.seki.ui.experiments;

import java.util.List;
import org.seki.experiment.StudyReport;
import org.seki.experiment.StudyReport.Curve;
import org.seki.experiment.StudySettings;

/**
 * What the screen shows of a study.
 *
 * @param played trials so far
 * @param all trials there are to play
 * @param compared whether the report's comparisons are of these trials; they are made when the
 *     study rests
 */
public record Seen(
        StudySettings settings,
        StudyReport report,
        List<Curve> curves,
        int played,
        int all,
        boolean compared) {
    public Seen {
        curves = List.copyOf(curves);
    }

    boolean finished() {
        return played == all;
    }
}
