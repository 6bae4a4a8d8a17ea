package org.seki.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.seki.training.Epoch;

/**
 * The epochs of a training: as CSV for a spreadsheet or pandas, as curves for TensorBoard.
 *
 * @param at when the last of them was saved
 */
public record TrainingTable(List<Epoch> epochs, Instant at) {
    private static final String HEAD = "epoch,rate,loss,accuracy,validation_loss,validation\n";

    public TrainingTable {
        epochs = List.copyOf(epochs);
    }

    /** A line an epoch; accuracies in percent, cells empty where nothing was held. */
    public String csv() {
        return epochs.stream().map(TrainingTable::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Epoch e) {
        return DoubleStream.of(e.rate(), e.loss(), e.accuracy(), e.validationLoss(), e.validation())
                .mapToObj(number -> Double.isNaN(number) ? "" : Double.toString(number))
                .collect(Collectors.joining(",", e.epoch() + ",", "\n"));
    }

    public List<Scalar> curves() {
        List<Scalar> curves = new ArrayList<>();
        double time = at.toEpochMilli() / 1e3;
        for (Epoch e : epochs) {
            curves.add(new Scalar("train/loss", e.epoch(), e.loss(), time));
            curves.add(new Scalar("train/accuracy", e.epoch(), e.accuracy(), time));
            curves.add(new Scalar("train/rate", e.epoch(), e.rate(), time));
            if (!Double.isNaN(e.validation())) {
                curves.add(new Scalar("validation/loss", e.epoch(), e.validationLoss(), time));
                curves.add(new Scalar("validation/accuracy", e.epoch(), e.validation(), time));
            }
        }
        return curves;
    }
}
