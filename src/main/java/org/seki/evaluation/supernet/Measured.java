package org.seki.evaluation.supernet;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured of one architecture.
 *
 * @param accuracy with inherited weights, percent
 * @param loss with inherited weights, nats
 * @param naswot log |det K| of an untrained network, see {@link
 *     org.seki.evaluation.zerocost.Naswot}; 0 where it treats two images alike
 * @param expressivity of an untrained network, see {@link
 *     org.seki.evaluation.zerocost.Expressivity}
 * @param parameters of the network the space's paper reports on, for this data set
 * @param macs multiply-adds an image, likewise
 */
record Measured(
        double accuracy,
        double loss,
        double naswot,
        double expressivity,
        double parameters,
        double macs) {
    /** The parts of the ensemble; higher is better. */
    enum Part {
        LOSS("loss"),
        NASWOT("naswot"),
        EXPRESSIVITY("expressivity"),
        PARAMETERS("parameters");

        final String metric;

        Part(String metric) {
            this.metric = metric;
        }
    }

    double of(Part part) {
        return switch (part) {
            case LOSS -> -loss;
            case NASWOT -> naswot;
            case EXPRESSIVITY -> expressivity;
            case PARAMETERS -> Math.log(parameters);
        };
    }

    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", accuracy);
        metrics.put("loss", loss);
        metrics.put("naswot", naswot);
        metrics.put("expressivity", expressivity);
        metrics.put("parameters", parameters);
        metrics.put("macs", macs);
        return metrics;
    }
}
