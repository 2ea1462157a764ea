package cognitoverify.local.cognito.start;

import cognitoverify.local.cognito.LocalCognitoMain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Starts {@link LocalCognitoMain} for {@code ./mvnw -Plocal}, which asks twice. First, before it
 * builds anything: then the program runs if all that the last build was made of, and all that it
 * made, is still the same. And after the build, unless it has run already. So a start where nothing
 * has changed doesn't wait for Maven to find that out, module by module.
 *
 * <p>Arguments: {@code if-unchanged} or {@code after-build}, the repository's folder, and the
 * program's own. Exit codes are the program's, and 75 if Maven is to build first.
 */
public final class MavenStart {
    private static final int BUILD_FIRST = 75;
    private static final int OWN_ARGUMENTS = 2;

    private MavenStart() {}

    /** Runs the program, or ends at once. */
    public static void main(String[] arguments) throws IOException {
        var afterBuild = arguments[0].equals("after-build");
        if (!runs(afterBuild, arguments[1])) {
            System.exit(afterBuild ? 0 : BUILD_FIRST);
        }
        LocalCognitoMain.main(Arrays.copyOfRange(arguments, OWN_ARGUMENTS, arguments.length));
    }

    private static boolean runs(boolean afterBuild, String repository) throws IOException {
        try {
            var start =
                    new Start(
                            Path.of(repository).toRealPath(),
                            ClassPath.of(System.getProperty("java.class.path")),
                            Build.thatStartedThis());
            var runs = afterBuild ? start.runsAfterBuild() : start.runsIfUnchanged();
            if (runs) {
                start.archiveInBackground();
            }
            return runs;
        } catch (LinkageError broken) {
            // Half of our own classes are gone: a build makes them anew.
            if (afterBuild) {
                throw broken;
            }
            return false;
        }
    }
}
