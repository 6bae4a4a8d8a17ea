package org.seki.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.seki.strategist.ManualDesk;
import org.seki.strategist.ManualDesk.Sheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The strategist {@code manual} in the terminal: prints each prompt, reads the reply up to a line
 * that holds a dot alone, or to the end of the input. Its thread waits for typing; it is a daemon.
 */
final class ManualTerminal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ManualTerminal.class);
    private static final String RULE = "-".repeat(72);

    private final ManualDesk desk;
    private final BufferedReader in;
    private final PrintWriter out;
    private final ManualOptions files;
    private final Runnable noMore;
    private final BlockingQueue<Sheet> sheets = new LinkedBlockingQueue<>();
    private final Consumer<Optional<Sheet>> watcher = sheet -> sheet.ifPresent(sheets::add);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("manual").unstarted(this::serve);

    /**
     * @param files that prompts and replies go through, if any
     * @param noMore called when the input ends while a prompt waits: nobody will answer it
     */
    ManualTerminal(
            ManualDesk desk, Reader in, PrintWriter out, ManualOptions files, Runnable noMore) {
        this.files = files;
        this.desk = desk;
        this.in = new BufferedReader(in);
        this.out = out;
        this.noMore = noMore;
    }

    void open() {
        thread.start();
        desk.watch(watcher);
    }

    @Override
    public void close() {
        desk.unwatch(watcher);
        thread.interrupt();
    }

    private void serve() {
        try {
            while (true) {
                Sheet sheet = sheets.take();
                show(sheet);
                Optional<String> reply = read();
                if (reply.isEmpty()) {
                    noMore.run();
                    return;
                }
                desk.answer(reply.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("a prompt or a reply could not be passed on", e);
            out.println("The prompt or the reply could not be passed on: " + e.getMessage());
            out.flush();
            noMore.run();
        }
    }

    private void show(Sheet sheet) throws IOException {
        if (files.promptFile().isPresent()) {
            Path file = files.promptFile().get();
            ManualOptions.write(file, sheet.prompt());
            sheet.fault().ifPresent(out::println);
            out.printf(
                    "Round %d, %s, for %s: the prompt is in %s.%n",
                    sheet.iteration(),
                    sheet.turn(),
                    sheet.opening() ? "a new chat" : "the same chat",
                    file);
        } else {
            print(sheet);
        }
        out.println(
                files.replyFile()
                        .map(f -> "Waiting for the reply in " + f + ".")
                        .orElse("The reply, ended by a line with a dot alone:"));
        out.flush();
    }

    private void print(Sheet sheet) {
        out.println(RULE);
        sheet.fault().ifPresent(out::println);
        out.printf(
                "Round %d, %s. Carry this prompt to %s, and paste the reply, or type an architecture, below.%n",
                sheet.iteration(), sheet.turn(), sheet.opening() ? "a new chat" : "the same chat");
        out.println(RULE);
        out.println(sheet.prompt());
        out.println(RULE);
    }

    /** Empty when the input has ended before anything was typed. */
    private Optional<String> read() throws IOException, InterruptedException {
        if (files.replyFile().isPresent()) {
            return Optional.of(ManualOptions.take(files.replyFile().get()));
        }
        StringBuilder reply = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.strip().equals(".")) {
            reply.append(line).append('\n');
            line = in.readLine();
        }
        return line == null && reply.toString().isBlank()
                ? Optional.empty()
                : Optional.of(reply.toString());
    }
}
