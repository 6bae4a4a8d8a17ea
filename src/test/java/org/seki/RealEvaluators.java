package org.seki;

import org.seki.data.Datasets;
import org.seki.device.Folders;
import org.seki.device.SharedEngine;
import org.seki.experiment.Correlations;

/** The program's own evaluators, for tests of other packages. */
public final class RealEvaluators {
    private RealEvaluators() {}

    public static Correlations.Evaluators all() {
        var assets = Folders.ofPlatform().assets();
        return new EvaluatorKinds(new Datasets(assets, 32), SharedEngine::get, assets)::of;
    }
}
