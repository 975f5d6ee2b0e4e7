package ai.babelbit.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "bb " + (version == null ? "development" : version) + " (Java "
                    + Runtime.version().feature() + ")"
        };
    }
}
