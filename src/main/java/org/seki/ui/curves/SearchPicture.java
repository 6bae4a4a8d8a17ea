package org.seki.ui.curves;

import java.text.NumberFormat;
import java.util.List;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.fx.Ticks;

/**
 * All that the search chart shows.
 *
 * @param unit follows a value: {@code " %"} or nothing
 * @param from the first iteration of the run
 * @param to the planned last one, or seconds so far
 */
record SearchPicture(
        SearchCurve curve, List<Reference> references, X by, String unit, double from, double to) {
    static final SearchPicture EMPTY =
            new SearchPicture(SearchCurve.EMPTY, List.of(), X.ITERATION, "", 0, 1);

    SearchPicture {
        references = List.copyOf(references);
    }

    /** For the axis at the side. */
    NumberFormat format() {
        return Ticks.plain(unit);
    }

    /** For the axis at the foot: iterations, or seconds. */
    NumberFormat footFormat() {
        return Ticks.plain(by == X.ITERATION ? "" : " s");
    }
}
