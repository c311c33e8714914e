package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.fleet.FleetLine;
import dev.origindoctor.fleet.TargetLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Publishes the lines of a target file, or of standard input, read by a thread of its own as they are asked for. */
final class TargetFile implements Flow.Publisher<FleetLine> {
    private final @Nullable Path path;
    private final Predicate<FleetLine> wanted;
    private final Consumer<TargetLines.BadLine> bad;

    TargetFile(@Nullable Path path, Predicate<FleetLine> wanted, Consumer<TargetLines.BadLine> bad) {
        this.path = path;
        this.wanted = wanted;
        this.bad = bad;
        if (path != null && !Files.isReadable(path)) {
            throw new WrongInput(path + ": cannot be read");
        }
    }

    /** How many lines there are, where that can be known beforehand; otherwise -1. */
    long size() {
        if (path == null || !Files.isRegularFile(path)) {
            return -1;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] chunk = new byte[1 << 16];
            long lines = 0;
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    lines += chunk[i] == '\n' ? 1 : 0;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new WrongInput(path + ": cannot be read", e);
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super FleetLine> subscriber) {
        Semaphore demand = new Semaphore(0);
        Thread reader = new Thread(() -> read(subscriber, demand), "targets");
        reader.setDaemon(true);
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long more) {
                demand.release((int) Math.min(more, 1 << 20));
            }

            @Override
            public void cancel() {
                reader.interrupt();
            }
        });
        reader.start();
    }

    private void read(Flow.Subscriber<? super FleetLine> subscriber, Semaphore demand) {
        try (BufferedReader in = open()) {
            TargetLines lines = new TargetLines(in, bad);
            while (lines.hasNext()) {
                FleetLine line = lines.next();
                if (wanted.test(line)) {
                    demand.acquire();
                    subscriber.onNext(line);
                }
            }
            subscriber.onComplete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            subscriber.onError(new WrongInput(path + ": cannot be read", e));
        } catch (RuntimeException e) {
            subscriber.onError(e);
        }
    }

    /** What is no UTF-8 becomes a replacement character, which no host name has. */
    private BufferedReader open() throws IOException {
        InputStream in = path == null ? System.in : Files.newInputStream(path);
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }
}
