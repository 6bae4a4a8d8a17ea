package org.seki.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seki.device.Devices;
import org.seki.ui.settings.SettingsAccess;

/** What the Settings screen needs, without a network. */
final class SettingsFixture {
    private SettingsFixture() {}

    static SettingsAccess of(Devices devices) {
        return of(devices, Optional.empty());
    }

    static SettingsAccess of(Devices devices, Optional<Runnable> restart) {
        return new SettingsAccess(
                devices,
                (address, _, _, _, _) -> {
                    throw new IOException(address + " cannot be fetched: there is no network.");
                },
                restart,
                List.of(
                        new SettingsAccess.Place(
                                "Workspace",
                                Path.of("/home/ada/.local/share/seki/workspace"),
                                "runs, trainings, prompts"),
                        new SettingsAccess.Place(
                                "Log", Path.of("/home/ada/.local/state/seki"), "seki.log")));
    }
}
