package dev.origindoctor.accuracy;

import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.machine.Cage;
import dev.origindoctor.zoo.machine.ChildJava;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** This side of the resident on the client's machine. */
final class ResidentProber implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedWriter questions;
    private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

    private ResidentProber(Process process) {
        this.process = process;
        this.questions = process.outputWriter();
    }

    static ResidentProber start(Cage client, Path folder, Reports reports) throws IOException {
        Path root = folder.resolve("root.der");
        try {
            Files.write(root, Certificates.root().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        String java =
                ChildJava.line(Resident.class, reports.folder().toAbsolutePath().toString(), root.toString());
        Process process = client.start("cd " + folder + " && exec " + java + " 2>" + folder.resolve("resident.log"));
        ResidentProber prober = new ResidentProber(process);
        BufferedReader answers = process.inputReader();
        String first = answers.readLine();
        if (!"ready".equals(first)) {
            throw new IllegalStateException(
                    "the resident did not start: " + first + "\n" + Files.readString(folder.resolve("resident.log")));
        }
        Thread reader = new Thread(() -> prober.read(answers), "resident-answers");
        reader.setDaemon(true);
        reader.start();
        return prober;
    }

    private void read(BufferedReader answers) {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                String[] fields = line.split("\t", 4);
                CompletableFuture<String> one =
                        fields.length == 4 ? waiting.remove(fields[1] + "\t" + fields[2]) : null;
                if (one != null && fields[0].equals("DONE")) {
                    one.complete(line.substring("DONE\t".length()));
                } else if (one != null) {
                    one.completeExceptionally(new IllegalStateException(line));
                }
            }
        } catch (IOException e) {
            waiting.values().forEach(one -> one.completeExceptionally(e));
        }
        waiting.values().forEach(one -> one.completeExceptionally(new IllegalStateException("the resident ended")));
    }

    /** Asks, and waits for what came of it. */
    Outcome ask(PlantedCase planted, LabQuestion question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(question.key(), answer);
        try {
            synchronized (questions) {
                questions.write(question.line());
                questions.newLine();
                questions.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OutcomeLine.read(
                planted, answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
