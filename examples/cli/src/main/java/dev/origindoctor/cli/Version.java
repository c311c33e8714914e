package dev.origindoctor.cli;

import dev.origindoctor.OriginDoctor;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"origin-doctor " + OriginDoctor.version()};
    }
}
