package dev.origindoctor.cli.option;

import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.folder.CollectedFolder;
import dev.origindoctor.host.machine.LocalHost;
import dev.origindoctor.host.reading.HostEvidenceReader;
import java.io.IOException;
import java.nio.file.Path;

/** Where host evidence is read: on this machine, or in a folder that was collected on the origin. */
public final class HostEvidencePlace {
    private HostEvidencePlace() {}

    public static HostEvidence read(String place) {
        HostAccess access = place.equals("local") ? LocalHost.now() : folder(place);
        return HostEvidenceReader.read(access, access.takenAt());
    }

    private static HostAccess folder(String place) {
        try {
            return CollectedFolder.open(Path.of(place));
        } catch (IOException e) {
            throw new WrongInput(place + ": cannot be read (expected local, or a folder of host collect)", e);
        }
    }
}
