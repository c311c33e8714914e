package dev.origindoctor.host.folder;

import dev.origindoctor.host.machine.LocalHost;
import java.nio.file.Path;

/** Collects the machine that it runs on into the folder named; a program of its own, to be run on a test's machine. */
final class CollectingHere {
    private CollectingHere() {}

    public static void main(String[] arguments) throws Exception {
        HostCollector.collect(LocalHost.now(), Path.of(arguments[0]));
    }
}
