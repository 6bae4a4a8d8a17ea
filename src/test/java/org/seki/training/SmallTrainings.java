package org.seki.training;

import java.nio.file.Path;
import org.seki.data.Datasets;
import org.seki.device.Folders;
import org.seki.device.SharedEngine;

/** Real final trainings on the built-in images, by the engine that all tests share. */
public final class SmallTrainings {
    private SmallTrainings() {}

    public static Trainings in(Path folder) {
        return new Trainings(
                folder, new Datasets(Folders.ofPlatform().assets(), 32)::open, SharedEngine::get);
    }
}
