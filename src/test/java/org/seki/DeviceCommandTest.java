package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;
import org.seki.device.FakeMachine;

/** {@code seki doctor} and {@code seki device} as a laptop's and a card's owner type them. */
@EnabledOnOs(OS.LINUX)
class DeviceCommandTest {
    @TempDir Path folder;

    private Typed type(String... arguments) {
        String path = folder.resolve("bin").toString();
        return new Terminal(folder, Map.of("PATH", path), "").type(arguments);
    }

    /** As a person sees it, for people to look at. */
    private void picture(String name) throws IOException {
        String workspace = folder.resolve("workspace").toString();
        String said = type("doctor", "--workspace", workspace).out();
        TerminalPicture.write(
                Path.of("target/screenshots/doctor-%s.png".formatted(name)), "seki doctor", said);
        assertTrue(said.lines().allMatch(line -> line.length() <= 100 || line.contains("/")), said);
        assertTrue(said.contains("\nok   device           CPU\n"), said);
    }

    private String cuda() {
        Typed doctor =
                type("doctor", "--json", "--workspace", folder.resolve("workspace").toString());
        for (JsonNode check : doctor.json().get("checks")) {
            if (check.get("name").asText().equals("CUDA")) {
                assertTrue(
                        check.get("ok").asBoolean(), "nothing was chosen, so nothing is missing");
                return check.get("found").asText() + " " + check.get("next").asText();
            }
        }
        throw new AssertionError(doctor.out());
    }

    @Test
    void aLaptopLacksNothing() throws IOException {
        picture("laptop");
        assertTrue(cuda().contains("Without an NVIDIA card nothing is missing."), cuda());
        assertEquals(
                "From the next start on: CPU, 1 thread.\n", type("device", "--threads", "1").out());
        Typed no = type("device", "--cuda");
        assertEquals(2, no.exit());
        assertTrue(no.out().startsWith("No NVIDIA driver answers here"), no.out());
        assertEquals(2, type("device", "--threads", "-1").exit());
        assertEquals(2, type("device", "--cpu", "--cuda").exit());
    }

    @Test
    void anOwnerOfACardIsLedToTheLibrary() throws IOException {
        String noDriver = cuda();
        assertTrue(noDriver.contains("With one, install its driver, 525.60"), noDriver);
        FakeMachine machine = new FakeMachine(folder).driver(FakeMachine.H100);
        picture("library-missing");
        String missing = cuda();
        assertTrue(missing.contains("what is missing is its native library"), missing);
        assertTrue(missing.contains("seki device --fetch"), missing);
        Typed named = type("device", "--library", machine.library("2.7.1+cu128").toString());
        assertEquals(2, named.exit());
        assertTrue(
                named.out().contains("does not work: libc10.so: file too short. Networks"),
                named.out());
        assertTrue(named.out().contains("Fetch libtorch 2.7.1+cu128 anew"), named.out());
        String doesNotLoad = cuda();
        assertTrue(doesNotLoad.contains("does not work: libc10.so: file too short"), doesNotLoad);
        assertTrue(doesNotLoad.contains("seki device --fetch"), doesNotLoad);
        assertEquals(3, Set.of(noDriver, missing, doesNotLoad).size(), "three cases, three words");
        picture("does-not-load");
    }
}
