package dev.origindoctor.host.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The unpacked bytes of a rotated log: gzip by Java itself, anything else by the program that packed it. */
final class Unpacking implements AutoCloseable {
    private static final Map<String, String> PACKERS = Map.of("gz", "gzip", "xz", "xz", "bz2", "bzip2", "zst", "zstd");

    private final InputStream bytes;
    private final @Nullable Process process;

    private Unpacking(InputStream bytes, @Nullable Process process) {
        this.bytes = bytes;
        this.process = process;
    }

    /** The program that packs files of this name; empty for a file that is not packed. */
    static Optional<String> packer(Path path) {
        String name = path.toString();
        return Optional.ofNullable(PACKERS.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    /** The unpacked bytes; empty where the program that it takes is not on this machine. */
    static Optional<Unpacking> of(Path path, String packer) throws IOException {
        if (packer.equals("gzip")) {
            return Optional.of(new Unpacking(new GZIPInputStream(Files.newInputStream(path), 1 << 16), null));
        }
        Optional<String> program = BoundedCommands.program(packer);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder(program.get(), "-dc")
                .redirectInput(path.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Optional.of(new Unpacking(process.getInputStream(), process));
    }

    /**
     * Adds the bytes to a tail, until they end or there are more than {@code most}.
     *
     * @return how many there were
     * @throws IOException where they are broken
     */
    long into(Tail tail, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = bytes.read(buffer); read >= 0 && total < most; read = bytes.read(buffer)) {
            tail.add(buffer, read);
            total += read;
        }
        if (total < most && process != null && exit(process) != 0) {
            throw new IOException("it cannot be unpacked");
        }
        return total;
    }

    private static int exit(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroyForcibly();
        }
        bytes.close();
    }
}
