package org.tradingstore.testkit.internal.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tradingstore.testkit.StoreOpener;

/** A JVM with a heap of 256 MB that runs one of the kit's main classes. Closing it kills it. <em>Not thread-safe.</em> */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    /** Of its own, since what a killed process had there, such as the native library of a driver, stays. */
    private final Path temporary;

    private final BufferedReader lines;

    private ChildJvm(Process process, Path temporary) {
        this.process = process;
        this.temporary = temporary;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts {@code main} with the opener's name, the place and these arguments. */
    public static ChildJvm start(Class<?> main, Class<? extends StoreOpener> opener, String place, Object... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        Path temporary = temporary();
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Duser.timezone=" + System.getProperty("user.timezone", "UTC"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--enable-native-access"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), opener.getName(), place));
        for (Object argument : more) {
            command.add(argument.toString());
        }
        try {
            return new ChildJvm(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start(),
                    temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a JVM", e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("trading-store-child");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary directory", e);
        }
    }

    /** The next line that it prints; empty after the last. */
    public String line() {
        try {
            String line = lines.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what a JVM prints", e);
        }
    }

    /** Sends it a line. */
    public void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to a JVM", e);
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Kills it, without any chance to end in order, and answers the lines that it had printed in full. */
    public List<String> kill() {
        // By the handle: the process object would close the stream, and lines that were printed would be lost.
        process.toHandle().destroyForcibly();
        StringBuilder rest = new StringBuilder();
        try {
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                rest.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what a JVM printed", e);
        }
        exit();
        int end = rest.lastIndexOf("\n");
        return end < 0 ? List.of() : rest.substring(0, end).lines().toList();
    }

    /** Waits for its end. @return its exit code */
    public int exit() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("A JVM does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a JVM ends", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        exit();
        try (Stream<Path> left = Files.walk(temporary)) {
            for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + temporary, e);
        }
    }
}
