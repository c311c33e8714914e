package dev.origindoctor.panel.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.panel.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostFolderArchiveTest {
    private static final String MANIFEST = "origin-doctor/host/1\ntaken\t2026-11-21T09:00:00Z\n"
            + "read\t0001.txt\t2026-11-21T09:00:01Z\twhole\t/proc/sys/net/core/somaxconn\n";
    private static final char PLAIN = '0';
    private static final char SYMBOLIC_LINK = '2';
    private static final char HARD_LINK = '1';
    private static final char DEVICE = '3';

    private record Entry(String name, char kind, byte[] content) {}

    static Stream<Arguments> good() {
        Entry manifest = file("facts/manifest.tsv", MANIFEST);
        Entry fact = file("./facts/0001.txt".substring(2), "4096\n");
        Entry other = file("facts/.DS_Store", "whatever");
        return Stream.of(
                Arguments.of("tar", tar(manifest, fact, other)),
                Arguments.of("tar.gz", packed(tar(manifest, fact))),
                Arguments.of("tar with ./", tar(file("./manifest.tsv", MANIFEST), file("./0001.txt", "4096\n"))),
                Arguments.of("zip", zip(manifest, fact, other)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void collectedFolderIsRead(String name, byte[] archive) throws IOException {
        HostEvidence evidence = HostFolderArchive.read(archive);
        assertThat(evidence.setting("net.core.somaxconn"))
                .hasValueSatisfying(setting -> assertThat(setting.value()).isEqualTo("4096"));
    }

    static Stream<Arguments> bad() {
        Entry manifest = file("manifest.tsv", MANIFEST);
        byte[] whole = zip(manifest);
        return Stream.of(
                bad("up and out", () -> tar(manifest, file("../0001.txt", "x")), "folder.path"),
                bad("up and out of a zip", () -> zip(manifest, file("a/../../0001.txt", "x")), "folder.path"),
                bad("absolute", () -> tar(file("/etc/cron.d/0001.txt", "x")), "folder.path"),
                bad("with a drive", () -> zip(file("C:0001.txt", "x")), "folder.path"),
                bad("with a backslash", () -> zip(file("..\\0001.txt", "x")), "folder.path"),
                bad("symbolic link", () -> tar(new Entry("0001.txt", SYMBOLIC_LINK, new byte[0])), "folder.link"),
                bad("hard link", () -> tar(new Entry("0001.txt", HARD_LINK, new byte[0])), "folder.link"),
                bad("device", () -> tar(new Entry("0001.txt", DEVICE, new byte[0])), "folder.link"),
                bad("symbolic link in a zip", () -> asLink(zip(file("0001.txt", "/etc/passwd"))), "folder.link"),
                bad("bomb", () -> zip(new Entry("0001.txt", PLAIN, new byte[65 << 20])), "folder.size"),
                bad(
                        "bomb in what is not looked at",
                        () -> zip(new Entry("x", PLAIN, new byte[65 << 20])),
                        "folder.size"),
                bad("gzip bomb", () -> packed(tar(new Entry("x", PLAIN, new byte[65 << 20]))), "folder.size"),
                bad("too many", () -> zip(many()), "folder.many"),
                bad("the same name twice", () -> tar(manifest, manifest), "folder.damaged"),
                bad("cut off", () -> Arrays.copyOf(tar(manifest), 600), "folder.damaged"),
                bad("gzip cut off", () -> Arrays.copyOf(packed(tar(manifest)), 60), "folder.damaged"),
                bad("zip with other bytes in it", () -> scrambled(whole), "folder.damaged"),
                bad("no archive", () -> "hello".repeat(500).getBytes(StandardCharsets.US_ASCII), "folder.kind"),
                bad("nothing in it", () -> zip(file("readme", "x")), "folder.manifest"),
                bad("another manifest", () -> zip(file("manifest.tsv", "<script>\n")), "folder.manifest"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void archiveThatTriesSomethingIsRefusedAndNamed(String name, Supplier<byte[]> archive, String key) {
        byte[] bytes = archive.get();
        assertThatThrownBy(() -> HostFolderArchive.read(bytes))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private static Arguments bad(String name, Supplier<byte[]> archive, String key) {
        return Arguments.of(name, archive, key);
    }

    private static Entry file(String name, String content) {
        return new Entry(name, PLAIN, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry[] many() {
        return Stream.iterate(0, i -> i + 1)
                .limit(11_001)
                .map(i -> file("f" + i, ""))
                .toArray(Entry[]::new);
    }

    private static byte[] tar(Entry... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            byte[] head = new byte[512];
            put(head, 0, entry.name());
            put(head, 100, "0000644");
            put(head, 124, String.format("%011o", entry.content().length));
            head[156] = (byte) entry.kind();
            put(head, 157, "/etc/passwd");
            put(head, 257, "ustar\00000");
            out.writeBytes(head);
            out.writeBytes(entry.content());
            out.writeBytes(new byte[(512 - entry.content().length % 512) % 512]);
        }
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    private static void put(byte[] head, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, head, at, bytes.length);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Entry... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Says in the directory at the end that Unix made a symbolic link of it. */
    private static byte[] asLink(byte[] zip) {
        for (int at = 0; at + 46 < zip.length; at++) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                zip[at + 5] = 3;
                zip[at + 40] = (byte) 0xff;
                zip[at + 41] = (byte) 0xa1;
            }
        }
        return zip;
    }

    private static byte[] scrambled(byte[] zip) {
        byte[] copy = zip.clone();
        Arrays.fill(copy, 60, 90, (byte) 0x55);
        return copy;
    }
}
