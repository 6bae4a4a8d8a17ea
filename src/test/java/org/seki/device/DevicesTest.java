package org.seki.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.MachineNoise;

/** Drivers and libraries that are shell scripts and text files. */
@EnabledOnOs(OS.LINUX)
class DevicesTest {
    private static final String COMPUTES = "echo 'computes on gpu(0)'\n";

    @TempDir Path folder;

    private FakeMachine machine() {
        return new FakeMachine(folder);
    }

    static Stream<Arguments> machines() {
        String kernel =
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\n";
        return Stream.of(
                row("a laptop", m -> m, Cuda.NoDriver.class, "No NVIDIA driver answers here"),
                row(
                        "a tool without its driver",
                        m ->
                                m.tool(
                                        "echo NVIDIA-SMI has failed because it could not talk; exit 9\n"),
                        Cuda.NoDriver.class,
                        "nvidia-smi says: NVIDIA-SMI has failed"),
                row(
                        "a tool that hangs",
                        m -> m.patience(Duration.ofMillis(300)).tool("sleep 60\n"),
                        Cuda.NoDriver.class,
                        "did not answer within"),
                row(
                        "a tool that says much",
                        m -> m.tool("yes nonsense | head -c 3000000\n"),
                        Cuda.NoDriver.class,
                        "nvidia-smi says: nonsense"),
                row(
                        "a tool that says nothing",
                        m -> m.tool("exit 3\n"),
                        Cuda.NoDriver.class,
                        "ended with code 3"),
                row(
                        "a card",
                        m -> m.driver(FakeMachine.H100),
                        Cuda.NoLibrary.class,
                        "NVIDIA H100 80GB HBM3, 86 GB is ready (driver 550.54.15); what is missing is its native library, libtorch 2.7.1+cu128."),
                row(
                        "two cards",
                        m -> m.driver(FakeMachine.H100, FakeMachine.H100),
                        Cuda.NoLibrary.class,
                        "(and 1 more)"),
                row(
                        "an old driver",
                        m -> m.driver("470.239.06, 11441, Tesla K80"),
                        Cuda.OldDriver.class,
                        "Tesla K80, 12 GB has driver 470.239.06, too old for CUDA 12.8."),
                row(
                        "only the kernel's word",
                        m ->
                                m.proc("version", kernel)
                                        .proc(
                                                "gpus/0000:01:00.0/information",
                                                "Model: \t\t NVIDIA GeForce RTX 4090\nIRQ: 131\n"),
                        Cuda.NoLibrary.class,
                        "NVIDIA GeForce RTX 4090 is ready (driver 535.104.05)"),
                row(
                        "a driver without a card",
                        m -> m.proc("version", kernel),
                        Cuda.NoCard.class,
                        "driver 535.104.05 is installed but sees no card"),
                row(
                        "another system",
                        FakeMachine::withoutCuda,
                        Cuda.Unsupported.class,
                        "CUDA is for Linux and Windows"));
    }

    private static Arguments row(
            String name, UnaryOperator<FakeMachine> has, Class<?> what, String sentence) {
        return Arguments.of(name, has, what, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void saysWhatIsThere(
            String name, UnaryOperator<FakeMachine> has, Class<?> what, String sentence) {
        long start = System.nanoTime();
        Cuda found = has.apply(machine()).devices().look();
        assertInstanceOf(what, found);
        assertTrue(found.sentence().contains(sentence), found.sentence());
        assertTrue(found.next().isEmpty() || found.next().endsWith("."), found.next());
        assertTrue((System.nanoTime() - start) / 1e9 < 10, "looking may not block");
    }

    @Test
    void eachStateHasItsOwnSentenceAndNextStep() {
        Cuda none = machine().devices().look();
        Cuda missing = machine().driver(FakeMachine.H100).devices().look();
        Cuda broken = tried(machine().library("2.7.1+cu128"));
        assertInstanceOf(Cuda.Fails.class, broken);
        assertTrue(broken.sentence().contains("does not work"), broken.sentence());
        Set<String> said = new HashSet<>();
        for (Cuda cuda : List.of(none, missing, broken)) {
            assertTrue(said.add(cuda.sentence()), cuda.sentence());
            assertTrue(said.add(cuda.next()), cuda.next());
        }
        assertTrue(missing.next().startsWith("Fetch it (over 3 GB)"), missing.next());
    }

    /** Really loaded by DJL in another Java machine: its files are text. */
    private Cuda tried(Path library) {
        Devices devices = machine().driver(FakeMachine.H100).devices();
        assertInstanceOf(Cuda.Untried.class, devices.chooseLibrary(library));
        Cuda found = devices.attempt(() -> false);
        assertFalse(devices.chooseCuda(), "a library that does not work is not taken");
        assertEquals("", devices.fellBack());
        return found;
    }

    @Test
    void aFolderWithSomethingElseIsRefused() {
        Devices devices = machine().driver(FakeMachine.H100).devices();
        Cuda empty = devices.chooseLibrary(folder);
        assertInstanceOf(Cuda.NotTheLibrary.class, empty);
        assertTrue(empty.sentence().contains("libtorch_cuda.so"), empty.sentence());
        Cuda other = devices.chooseLibrary(machine().library("2.5.1+cu124"));
        assertTrue(other.sentence().contains("it is version 2.5.1+cu124"), other.sentence());
        Cuda cpu = devices.chooseLibrary(machine().library("2.7.1+cpu"));
        assertInstanceOf(Cuda.NotTheLibrary.class, cpu);
    }

    @Test
    void aLibraryThatComputesIsUsedFromTheNextStartOn() {
        FakeMachine machine = machine().driver(FakeMachine.H100).probe(COMPUTES);
        Devices devices = machine.devices();
        Path library = machine.library("2.7.1+cu128");
        for (Path named : List.of(library.resolve("lib"), library, library.getParent())) {
            devices.chooseLibrary(named);
            assertFalse(devices.chooseCuda(), "not tried yet");
            assertInstanceOf(Cuda.Works.class, devices.attempt(() -> false));
            assertTrue(devices.chooseCuda());
            assertTrue(devices.engine().gpu().isEmpty(), "a process has one engine");
            Devices next = machine.devices();
            assertEquals(library.resolve("lib"), next.engine().gpu().orElseThrow().libraries());
            assertEquals("GPU (CUDA)", next.inUse());
            assertEquals(1, next.networksAtOnce(), "a card has one network at a time");
        }
        devices.chooseCpu();
        assertTrue(machine.devices().engine().gpu().isEmpty());
        assertInstanceOf(
                Cuda.Untried.class,
                machine.driver("560.1, 81559, NVIDIA H100").devices().look(),
                "another driver proves nothing");
    }

    static Stream<Arguments> probes() {
        return Stream.of(
                Arguments.of(
                        "kill -SEGV $$\n", "it ended the process that tried it (exit code 139)"),
                Arguments.of("echo 'fails no kernel image is available'\n", "no kernel image"),
                Arguments.of("exit 0\n", "exit code 0"),
                Arguments.of("sleep 60\n", "did not compute within"));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void aLibraryThatTakesTheProcessWithItTakesNoOther(String script, String why) {
        Duration patience = Duration.ofSeconds(script.startsWith("sleep") ? 1 : 20);
        FakeMachine machine = machine().driver(FakeMachine.H100).probe(patience, script);
        Devices devices = machine.devices();
        devices.chooseLibrary(machine.library("2.7.1+cu128"));
        Cuda found = devices.attempt(() -> false);
        assertInstanceOf(Cuda.Fails.class, found);
        assertTrue(found.sentence().contains(why), found.sentence());
    }

    @Test
    void aTrialIsCancelledAtOnce() throws Exception {
        FakeMachine machine = machine().driver(FakeMachine.H100).probe("sleep 60\n");
        Devices devices = machine.devices();
        devices.chooseLibrary(machine.library("2.7.1+cu128"));
        MachineNoise.assertWithin(
                Duration.ofSeconds(5),
                () -> assertThrows(CancellationException.class, () -> devices.attempt(() -> true)));
    }

    @Test
    void whatWasChosenAndIsGoneFallsBackToTheCpuWithASentence() throws IOException {
        FakeMachine machine = machine().driver(FakeMachine.H100).probe(COMPUTES);
        Path library = machine.library("2.7.1+cu128");
        Devices devices = machine.devices();
        devices.chooseLibrary(library);
        devices.attempt(() -> false);
        devices.chooseCuda();
        assertEquals("", machine.devices().fellBack());

        Path note = CudaStart.in(machine.folders()).note();
        Files.writeString(note, "999999999");
        assertFellBack(machine.devices(), "did not get through");
        Files.writeString(note, Long.toString(ProcessHandle.current().pid()));
        assertEquals("", machine.devices().fellBack(), "another that starts now");
        Files.writeString(note, "999999999");
        machine.devices().attempt(() -> false);
        assertEquals("", machine.devices().fellBack(), "tried again");

        Files.delete(library.resolve("lib/libtorch_cuda.so"));
        assertFellBack(machine.devices(), "is not in");
        machine.library("2.7.1+cu128");
        Files.delete(folder.resolve("bin/nvidia-smi"));
        assertFellBack(machine.devices(), "driver is not there any more");
    }

    private static void assertFellBack(Devices devices, String why) {
        assertTrue(devices.fellBack().contains(why), devices.fellBack());
        assertTrue(devices.engine().gpu().isEmpty());
        assertTrue(devices.inUse().startsWith("CPU, "), devices.inUse());
    }

    @Test
    void aChoiceThatCannotBeReadIsTheCpu() throws IOException {
        Path file = machine().folders().config().resolve("device.json");
        Files.createDirectories(file.getParent());
        for (String text :
                List.of("", "[]", "{\"threads\": -3}", "{\"threads\": 9999999, \"x\": 1}")) {
            Files.writeString(file, text);
            EngineSettings engine = machine().devices().engine();
            assertTrue(engine.gpu().isEmpty());
            assertTrue(engine.threads() >= 1 && engine.threads() <= 1024);
        }
    }

    /** With the real engine, in a process of its own. */
    @Test
    void measuresThreads() throws IOException {
        Devices devices = Devices.here(Folders.ofPlatform(), "");
        List<ThreadTime> times = devices.measureThreads(_ -> {}, () -> false);
        assertEquals(Devices.threadCounts(), times.stream().map(ThreadTime::threads).toList());
        assertTrue(times.stream().allMatch(t -> t.milliseconds() > 0));
    }

    @Test
    void fewerThreadsAreBetterWhereMoreGainNothing() {
        List<ThreadTime> times =
                List.of(new ThreadTime(1, 20), new ThreadTime(2, 10.2), new ThreadTime(4, 10));
        assertEquals(2, ThreadTime.best(times).threads());
    }

    @Test
    void asManyNetworksAtOnceAsThreadsWereAllowed() {
        Devices devices = machine().devices();
        assertTrue(devices.networksAtOnce() >= 1);
        assertTrue(devices.networksAtOnce() <= Runtime.getRuntime().availableProcessors());
        devices.chooseThreads(1);
        assertEquals(1, machine().devices().networksAtOnce());
    }
}
