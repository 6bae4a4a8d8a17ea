package org.seki.evaluation.supernet;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured of one architecture.
 *
 * @param accuracy with inherited weights, percent
 * @param loss with inherited weights, nats
 * @param parameters of the network the space's paper reports on, for this data set
 * @param macs multiply-adds an image, likewise
 */
record Measured(double accuracy, double loss, double parameters, double macs) {
    /** The parts of the ensemble; higher is better. */
    enum Part {
        LOSS("loss"),
        PARAMETERS("parameters");

        final String metric;

        Part(String metric) {
            this.metric = metric;
        }
    }

    double of(Part part) {
        return switch (part) {
            case LOSS -> -loss;
            case PARAMETERS -> Math.log(parameters);
        };
    }

    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", accuracy);
        metrics.put("loss", loss);
        metrics.put("parameters", parameters);
        metrics.put("macs", macs);
        return metrics;
    }
}
