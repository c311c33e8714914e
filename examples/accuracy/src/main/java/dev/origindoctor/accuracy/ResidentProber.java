package dev.origindoctor.accuracy;

import dev.origindoctor.zoo.Certificates;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** This side of the resident on the client's machine. */
final class ResidentProber implements AutoCloseable {
    private static final int FEATURE = Runtime.version().feature();
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
        String java = new File(System.getProperty("java.home"), "bin/java").getPath();
        String access = FEATURE >= 22 ? " --enable-native-access=ALL-UNNAMED" : "";
        Process process =
                client.start("cd " + folder + " && exec " + java + access + " -XX:TieredStopAtLevel=1 -Xmx400m -cp '"
                        + classPath() + "' " + Resident.class.getName() + " "
                        + reports.folder().toAbsolutePath() + " " + root + " 2>" + folder.resolve("resident.log"));
        ResidentProber prober = new ResidentProber(process);
        BufferedReader answers = process.inputReader();
        String first = answers.readLine();
        if (!"ready".equals(first)) {
            throw new IllegalStateException(
                    "the resident did not start: " + Files.readString(folder.resolve("resident.log")));
        }
        Thread reader = new Thread(() -> prober.read(answers), "resident-answers");
        reader.setDaemon(true);
        reader.start();
        return prober;
    }

    /** As a jar would have it: the classes for this Java before those for all. */
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        if (FEATURE < 22) {
            return path;
        }
        return Arrays.stream(path.split(File.pathSeparator))
                        .map(entry -> entry + "/META-INF/versions/22")
                        .filter(entry -> new File(entry).isDirectory())
                        .findFirst()
                        .map(entry -> entry + File.pathSeparator)
                        .orElse("")
                + path;
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
