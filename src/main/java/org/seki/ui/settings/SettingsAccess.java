package org.seki.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seki.device.Devices;
import org.seki.device.Fetch;

/**
 * What the screen needs from the composition root.
 *
 * @param devices of this machine
 * @param fetch brings the native library
 * @param restart has the program started again once it has ended; empty where it cannot be
 * @param places for people to know of
 */
public record SettingsAccess(
        Devices devices, Fetch fetch, Optional<Runnable> restart, List<Place> places) {
    public SettingsAccess {
        places = List.copyOf(places);
    }

    /**
     * A folder of the program.
     *
     * @param name {@code Workspace}
     * @param why what lies there
     */
    public record Place(String name, Path folder, String why) {}
}
