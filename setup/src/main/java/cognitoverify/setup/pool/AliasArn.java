package cognitoverify.setup.pool;

import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ARN of a function's alias.
 *
 * @param function the function's ARN
 * @param alias the alias's name
 */
record AliasArn(String function, String alias) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(arn:aws[a-z-]*:lambda:([a-z0-9-]+):[0-9]{12}:function:[\\w-]+)(?::([\\w$-]+))?");

    /** The alias, if the text names one. */
    static Optional<AliasArn> find(String arn) {
        var parts = FORM.matcher(arn);
        if (!parts.matches()
                || parts.group(3) == null
                || parts.group(3).matches("\\$LATEST|\\d+")) {
            return Optional.empty();
        }
        return Optional.of(new AliasArn(parts.group(1), parts.group(3)));
    }

    /**
     * The alias.
     *
     * @throws SetupException if the text doesn't name one
     */
    static AliasArn of(String arn) {
        if (!FORM.matcher(arn).matches()) {
            throw new SetupException(ExitCode.USAGE, arn + " is not the ARN of a Lambda function.");
        }
        return find(arn)
                .orElseThrow(
                        () ->
                                new SetupException(
                                        ExitCode.USAGE,
                                        arn
                                                + " names no alias. SnapStart works for versions"
                                                + " only, and Cognito can call a version only by an"
                                                + " alias: without one each cold start may take"
                                                + " longer than the five seconds Cognito waits. Give"
                                                + " the alias's ARN, such as "
                                                + functionOf(arn)
                                                + ":live."));
    }

    /** The function's ARN, an alias left out; the text itself if it is no function's. */
    static String functionOf(String arn) {
        var parts = FORM.matcher(arn);
        return parts.matches() ? parts.group(1) : arn;
    }

    /** Where the function is. */
    String region() {
        return function.split(":", -1)[3];
    }

    /** The ARN. */
    String text() {
        return function + ":" + alias;
    }
}
