package org.seki.training;

import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seki.data.WorkData;
import org.seki.network.StandAlone;

/**
 * The weights of a final training for others: the best by validation, and the last. Engine thread
 * only.
 *
 * @param data gives the normalisation that goes with them
 */
record WeightFiles(Path folder, TrainingOrder order, WorkData data, StandAlone network) {
    static final String BEST = "best.safetensors";
    static final String LAST = "last.safetensors";

    void keepBest(Epoch epoch) throws IOException {
        write(BEST, epoch);
    }

    void keepLast(Epoch epoch) throws IOException {
        write(LAST, epoch);
    }

    private void write(String name, Epoch epoch) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        network.state().forEach((key, p) -> tensors.put(key, Checkpoint.tensor(p.getArray())));
        new Safetensors(tensors, described(epoch).metadata()).write(folder.resolve(name));
    }

    private TrainedNetwork described(Epoch epoch) {
        return new TrainedNetwork(
                order.architecture().space().id(),
                order.architecture().genotype(),
                order.settings().shape(),
                data.mean(),
                data.deviation(),
                order.dataset().train().classes(),
                "%s, preset %s, seed %d, after epoch %d of %d"
                        .formatted(
                                order.dataset().title(),
                                order.settings().preset(),
                                order.seed(),
                                epoch.epoch(),
                                order.settings().epochs()));
    }

    /** The network has the best weights afterwards. */
    void restoreBest() throws IOException {
        Safetensors weights = Safetensors.read(folder.resolve(BEST));
        for (Map.Entry<String, Parameter> entry : network.state().entrySet()) {
            Checkpoint.fill(
                    entry.getValue().getArray(), Checkpoint.tensor(weights, entry.getKey()));
        }
    }
}
